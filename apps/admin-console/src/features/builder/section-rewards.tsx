import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Reward, RewardTimes, Unit } from '@qoa/shared/rules';
import { CardScopeFields } from './audience-fields.tsx';
import { useBuilderWords, useBuilding } from './builder-context.tsx';
import { replaced, withoutReward } from './document-changes.ts';
import { Told } from './field.tsx';
import { freeId, newReward } from './new-parts.ts';
import { More } from './more.tsx';
import { NumberField, OptionalNumberField } from './number-fields.tsx';
import { Picker } from './picker.tsx';
import { ChoiceField, SwitchField, TextField } from './plain-fields.tsx';
import { productChoices, readGtins } from './scope-choices.ts';
import { HowManyField, UnitField } from './section-earn.tsx';

/** What balances buy, and up to how many units a card fills. */
export const RewardsSection = (): ReactNode => {
  const { b } = useBuilderWords();
  const { document, edit, remove } = useBuilding();
  const { rewards, units } = document;
  const unit = units[0]?.kind ?? 'stamp';
  return (
    <>
      {rewards.map((reward, i) => (
        <RewardCard
          key={reward.id} at={`rewards.${i}`} no={i + 1} reward={reward} onChange={(changed, member) => edit(`rewards.${i}.${member}`, { ...document, rewards: replaced(rewards, i, changed) })}
          onRemove={() => remove(b.rewardNo(i + 1), withoutReward(document, reward))}
        />
      ))}
      {rewards.length === 0 ? <p className="hint">{b.noRewards}</p> : null}
      <button type="button" className="add" data-at="rewards" onClick={() => edit(`rewards.${rewards.length}`, { ...document, rewards: [...rewards, newReward(freeId('reward', rewards), unit)] })}>{b.addReward}</button>
      {units.map((each, i) => <GoalFields key={each.kind} at={`units.${i}.goal`} unit={each} onChange={(goal) => edit(`units.${i}.goal`, { ...document, units: replaced(units, i, { ...each, goal }) })} />)}
    </>
  );
};

interface RewardProps {
  readonly at: string;
  readonly no: number;
  readonly reward: Reward;
  readonly onChange: (reward: Reward, member: string) => void;
  readonly onRemove: () => void;
}

const RewardCard = ({ at, no, reward, onChange, onRemove }: RewardProps): ReactNode => {
  const { b } = useBuilderWords();
  const { parts, document } = useBuilding();
  const title = useId();
  const choices = productChoices(parts, document.owner);
  return (
    <section className="card" aria-labelledby={title}>
      <header>
        <h3 id={title} data-at={at} tabIndex={-1}>{b.rewardNo(no)}</h3>
        <button type="button" className="quiet" aria-label={b.removeOne(b.rewardNo(no))} onClick={onRemove}>{b.remove}</button>
      </header>
      <div className="row">
        <ChoiceField at={`${at}.kind`} label={b.rewardKind} value={reward.kind} choices={[['product', b.rewardProduct], ['discount', b.rewardDiscount], ['benefit', b.rewardBenefit]]} onChange={(kind) => onChange({ ...reward, kind, products: kind === 'product' ? reward.products : [] }, 'kind')} />
        <HowManyField at={`${at}.cost`} label={b.cost} hint={b.costHint} className="short" kind={reward.unit} value={reward.cost} onChange={(cost) => onChange({ ...reward, cost }, 'cost')} />
        <UnitField at={`${at}.unit`} value={reward.unit} onChange={(unit) => onChange({ ...reward, unit }, 'unit')} />
      </div>
      <TextField at={`${at}.name`} label={b.rewardName} hint={b.rewardNameHint} value={reward.name} onChange={(name) => onChange({ ...reward, name }, 'name')} />
      {reward.kind !== 'product' ? <Told at={`${at}.products`} /> : (
        <Picker
          at={`${at}.products`} label={b.rewardProducts} whenEmpty={b.nameSaysIt} pickables={choices} picked={reward.products} read={readGtins}
          // A prize without a name is called as the first product that it may be.
          onChange={(products) => onChange({ ...reward, products, name: reward.name === '' ? (choices.find(({ value }) => value === products[0])?.label ?? '') : reward.name }, 'products')}
        />
      )}
      <RewardBounds at={at} reward={reward} onChange={onChange} />
      <Told at={at} />
    </section>
  );
};

/** Who may have a reward, about when, and how often: what says nothing is not in the document. */
const RewardBounds = ({ at, reward, onChange }: Pick<RewardProps, 'at' | 'reward' | 'onChange'>): ReactNode => {
  const { b } = useBuilderWords();
  const { cards, birthday, times, ...rest } = reward;
  const set = (member: string, changes: { readonly [Member in 'cards' | 'birthday' | 'times']?: Reward[Member] | undefined }): void => {
    const next = { cards, birthday, times, ...changes };
    onChange({ ...rest, ...(next.cards === undefined || Object.keys(next.cards).length === 0 ? {} : { cards: next.cards }), ...(next.birthday === undefined ? {} : { birthday: next.birthday }), ...(next.times === undefined ? {} : { times: next.times }) }, member);
  };
  return (
    <More label={b.rewardBounds} isSet={cards !== undefined || birthday !== undefined || times !== undefined || reward.cost === 0} within={['cards', 'birthday', 'times'].map((member) => `${at}.${member}`)}>
      <div className="row">
        <OptionalNumberField at={times === undefined ? `${at}.times` : `${at}.times.max`} label={b.rewardTimes} {...(reward.cost === 0 ? {} : { hint: b.rewardTimesHint })} className="short" value={times?.max ?? null} onChange={(max) => set('times', { times: max === null ? undefined : { per: 'month', ...times, max } })} />
        {times === undefined ? null : <ChoiceField<RewardTimes['per']> at={`${at}.times.per`} label={b.period} value={times.per} choices={[['day', b.perDay], ['week', b.perWeek], ['month', b.perMonth], ['year', b.perYear], ['lifetime', b.perLifetime]]} onChange={(per) => set('times', { times: { ...times, per } })} />}
        <ChoiceField at={`${at}.birthday`} label={b.rewardBirthday} value={birthday?.kind ?? 'any'} choices={[['any', b.birthdayAny], ['month', b.birthdayMonth], ['days', b.birthdayDays]]} onChange={(kind) => set('birthday', { birthday: kind === 'any' ? undefined : kind === 'month' ? { kind } : { kind, daysAround: 3 } })} />
        {birthday?.kind === 'days' ? <NumberField at={`${at}.birthday.daysAround`} label={b.daysAround} unit={b.days} className="short" value={birthday.daysAround} onChange={(daysAround) => set('birthday', { birthday: { kind: 'days', daysAround } })} /> : null}
      </div>
      <CardScopeFields at={`${at}.cards`} value={cards ?? {}} onChange={(chosen) => set('cards', { cards: chosen })} />
    </More>
  );
};

const GoalFields = ({ at, unit, onChange }: { readonly at: string; readonly unit: Unit; readonly onChange: (goal: Unit['goal']) => void }): ReactNode => {
  const { b } = useBuilderWords();
  const { goal, kind } = unit;
  return (
    <div className="row goal">
      <OptionalNumberField at={`${at}.units`} label={kind === 'stamp' ? b.goalStamps : b.goalPoints} hint={b.goalHint} className="short" value={goal?.units ?? null} onChange={(units) => onChange(units === null ? null : { units, overflow: goal?.overflow ?? 'carry' })} />
      {goal === null ? null : <SwitchField at={`${at}.overflow`} label={b.overflowDrop} hint={b.overflowHint} checked={goal.overflow === 'drop'} onChange={(drop) => onChange({ ...goal, overflow: drop ? 'drop' : 'carry' })} />}
    </div>
  );
};
