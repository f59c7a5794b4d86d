import { useId } from 'react';
import type { ReactNode } from 'react';
import type { TierLadder, TierLevel, TierMetric } from '@qoa/shared/rules';
import { useBuilderWords, useBuilding } from './builder-context.tsx';
import { replaced, without, withTiers } from './document-changes.ts';
import { Group, Told } from './field.tsx';
import { newLadder, newLevel } from './new-parts.ts';
import { MoneyField, NumberField, TimesField } from './number-fields.tsx';
import { BoxesField, ChoiceField, SwitchField, TextField } from './plain-fields.tsx';

/** Ranks that a card rises through, and what they bring. */
export const TiersSection = (): ReactNode => {
  const { b } = useBuilderWords();
  const { document, edit, remove } = useBuilding();
  const { tiers } = document;
  if (tiers === null) return <button type="button" className="add" data-at="tiers" onClick={() => edit('tiers', withTiers(document, newLadder([newLevel(b.levelNo(1), [])])))}>{b.addTiers}</button>;
  const { levels } = tiers;
  const set = (at: string, changed: TierLadder): void => edit(`tiers.${at}`, withTiers(document, changed));
  return (
    <>
      {levels.map((level, i) => (
        // A level is its place: cards name it by that.
        <LevelCard
          key={i} at={`tiers.levels.${i}`} no={i + 1} level={level} onChange={(changed, member) => set(`levels.${i}.${member}`, { ...tiers, levels: replaced(levels, i, changed) })}
          onRemove={() => remove(b.levelNo(i + 1), withTiers(document, levels.length === 1 ? null : { ...tiers, levels: without(levels, i) }))}
        />
      ))}
      <button type="button" className="add" data-at="tiers.levels" onClick={() => set(`levels.${levels.length}`, { ...tiers, levels: [...levels, newLevel(b.levelNo(levels.length + 1), levels)] })}>{b.addLevel}</button>
      <LadderFields tiers={tiers} onChange={(changed, member) => set(member, changed)} />
    </>
  );
};

interface LevelProps {
  readonly at: string;
  readonly no: number;
  readonly level: TierLevel;
  readonly onChange: (level: TierLevel, member: string) => void;
  readonly onRemove: () => void;
}

const LevelCard = ({ at, no, level, onChange, onRemove }: LevelProps): ReactNode => {
  const { b } = useBuilderWords();
  const { document: { rewards } } = useBuilding();
  const title = useId();
  const { conditions } = level;
  const metrics = [['sales', b.metricSales], ['cents', b.metricCents], ['earned', b.metricEarned], ['held', b.metricHeld]] as const satisfies readonly (readonly [TierMetric, string])[];
  const unused = metrics.find(([metric]) => conditions.every((condition) => condition.metric !== metric));
  const setConditions = (changed: TierLevel['conditions'], member: string): void => onChange({ ...level, conditions: changed }, member);
  return (
    <section className="card" aria-labelledby={title}>
      <header>
        <h3 id={title} data-at={at} tabIndex={-1}>{b.levelNo(no)}</h3>
        <button type="button" className="quiet" aria-label={b.removeOne(b.levelNo(no))} onClick={onRemove}>{b.remove}</button>
      </header>
      <div className="row">
        <TextField at={`${at}.name`} label={b.levelName} value={level.name} onChange={(name) => onChange({ ...level, name }, 'name')} />
        <TimesField at={`${at}.percent`} label={b.levelTimes} hint={b.levelTimesHint} className="short" value={level.percent} onChange={(percent) => onChange({ ...level, percent }, 'percent')} />
      </div>
      <Group at={`${at}.conditions`} legend={b.toReach}>
        {conditions.map(({ metric, atLeast }, i) => (
          <div className="row" key={metric}>
            <ChoiceField at={`${at}.conditions.${i}.metric`} label={b.metric} value={metric} choices={metrics.filter(([each]) => each === metric || conditions.every((condition) => condition.metric !== each))} onChange={(chosen) => setConditions(replaced(conditions, i, { metric: chosen, atLeast }), `conditions.${i}.metric`)} />
            <AtLeastField at={`${at}.conditions.${i}.atLeast`} metric={metric} value={atLeast} onChange={(most) => setConditions(replaced(conditions, i, { metric, atLeast: most }), `conditions.${i}.atLeast`)} />
            {conditions.length > 1 ? <button type="button" className="quiet" aria-label={b.removeOne(b.conditionNo(i + 1))} onClick={() => setConditions(without(conditions, i), `conditions-${conditions.length}`)}>{b.remove}</button> : null}
          </div>
        ))}
        <div className="row">
          {unused === undefined ? null : <button type="button" onClick={() => setConditions([...conditions, { metric: unused[0], atLeast: Number.NaN }], `conditions+${conditions.length}`)}>{b.addCondition}</button>}
          {conditions.length > 1 ? <ChoiceField at={`${at}.need`} label={b.need} value={level.need} choices={[['all', b.needAll], ['any', b.needAny]]} onChange={(need) => onChange({ ...level, need }, 'need')} /> : null}
        </div>
      </Group>
      {rewards.length === 0 ? null : <BoxesField at={`${at}.access`} legend={b.access} choices={rewards.map(({ id, name }, i) => [id, name === '' ? b.rewardNo(i + 1) : name] as const)} value={level.access} onChange={(access) => onChange({ ...level, access }, 'access')} />}
      <Told at={`${at}.access`} />
    </section>
  );
};

const AtLeastField = ({ at, metric, value, onChange }: { readonly at: string; readonly metric: TierMetric; readonly value: number; readonly onChange: (value: number) => void }): ReactNode => {
  const { b } = useBuilderWords();
  const shared = { at, label: b.atLeast, className: 'short', value, onChange };
  return metric === 'cents' ? <MoneyField {...shared} /> : <NumberField {...shared} />;
};

const LadderFields = ({ tiers, onChange }: { readonly tiers: TierLadder; readonly onChange: (tiers: TierLadder, member: string) => void }): ReactNode => {
  const { b } = useBuilderWords();
  const { over } = tiers;
  const chosen = over.kind === 'calendar' ? over.period : over.kind;
  const periods = [['lifetime', b.overLifetime], ['month', b.overMonth], ['quarter', b.overQuarter], ['year', b.overYear], ['rolling', b.overRolling]] as const;
  const overOf = (kind: (typeof periods)[number][0]): TierLadder['over'] => (kind === 'lifetime' ? { kind } : kind === 'rolling' ? { kind, days: 90 } : { kind: 'calendar', period: kind });
  return (
    <Group legend={b.ladder}>
      <div className="row">
        <ChoiceField at="tiers.over" label={b.over} value={chosen} choices={periods} onChange={(kind) => onChange({ ...tiers, over: overOf(kind) }, 'over')} />
        {over.kind === 'rolling' ? <NumberField at="tiers.over.days" label={b.overDays} unit={b.days} className="short" value={over.days} onChange={(days) => onChange({ ...tiers, over: { ...over, days } }, 'over.days')} /> : null}
        <NumberField at="tiers.graceDays" label={b.grace} hint={b.graceHint} unit={b.days} className="short" value={tiers.graceDays} onChange={(graceDays) => onChange({ ...tiers, graceDays }, 'graceDays')} />
        <ChoiceField at="tiers.onFall" label={b.onFall} value={tiers.onFall} choices={[['step', b.fallStep], ['reach', b.fallReach]]} onChange={(onFall) => onChange({ ...tiers, onFall }, 'onFall')} />
      </div>
      <SwitchField at="tiers.countsOwnSale" label={b.countsOwnSale} checked={tiers.countsOwnSale} onChange={(countsOwnSale) => onChange({ ...tiers, countsOwnSale }, 'countsOwnSale')} />
      <SwitchField at="tiers.resetOnRedeem" label={b.resetOnRedeem} checked={tiers.resetOnRedeem} onChange={(resetOnRedeem) => onChange({ ...tiers, resetOnRedeem }, 'resetOnRedeem')} />
    </Group>
  );
};
