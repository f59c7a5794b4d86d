import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Limit, LimitScope, Minimum, Period } from '@qoa/shared/rules';
import { useBuilderWords, useBuilding } from './builder-context.tsx';
import { replaced, without } from './document-changes.ts';
import { Group, Told } from './field.tsx';
import { newLimit } from './new-parts.ts';
import { LengthField, NumberField, OptionalMoneyField, OptionalNumberField } from './number-fields.tsx';
import { Picker } from './picker.tsx';
import { ChoiceField, TextField } from './plain-fields.tsx';
import { brandChoices, productChoices, readGtins } from './scope-choices.ts';

const minuteMs = 60_000;

/** How much at most, how much at least, and how long between. */
export const LimitsSection = (): ReactNode => {
  const { b } = useBuilderWords();
  const { document, edit, remove } = useBuilding();
  const { limits, units, cooldownMs } = document;
  return (
    <>
      {limits.map((limit, i) => (
        // A limit has no name: what stands at a place is that place.
        <LimitCard
          key={i} at={`limits.${i}`} no={i + 1} limit={limit} onChange={(changed, member) => edit(`limits.${i}.${member}`, { ...document, limits: replaced(limits, i, changed) })}
          onRemove={() => remove(b.limitNo(i + 1), { ...document, limits: without(limits, i) })}
        />
      ))}
      <button type="button" className="add" data-at="limits" onClick={() => edit(`limits.${limits.length}`, { ...document, limits: [...limits, newLimit(units[0]?.kind ?? 'stamp')] })}>{b.addLimit}</button>
      <MinimumFields value={document.minimum} onChange={(minimum) => edit('minimum', { ...document, minimum })} />
      <LengthField at="cooldownMs" label={b.cooldown} hint={b.cooldownHint} unit={b.minutes} unitMs={minuteMs} whenEmpty={0} value={cooldownMs} onChange={(ms) => edit('cooldownMs', { ...document, cooldownMs: ms })} />
    </>
  );
};

interface LimitProps {
  readonly at: string;
  readonly no: number;
  readonly limit: Limit;
  readonly onChange: (limit: Limit, member: string) => void;
  readonly onRemove: () => void;
}

const LimitCard = ({ at, no, limit, onChange, onRemove }: LimitProps): ReactNode => {
  const { b } = useBuilderWords();
  const { document: { units, multipliers, tiers } } = useBuilding();
  const title = useId();
  const { max, per, holder } = limit;
  const countable: readonly (readonly [Limit['of'], string])[] = [
    ...units.map(({ kind }) => [{ kind: 'units', unit: kind }, kind === 'stamp' ? b.stamps : b.points] as const),
    [{ kind: 'sales' }, b.sales],
    [{ kind: 'items' }, b.pieces],
    ...multipliers.list.map(({ id }, i) => [{ kind: 'extra', multiplier: id }, b.extraOf(i + 1)] as const),
    ...(tiers === null ? [] : [[{ kind: 'extra', multiplier: 'tier' }, b.extraOfTier] as const]),
  ];
  return (
    <section className="card" aria-labelledby={title}>
      <header>
        <h3 id={title} data-at={at} tabIndex={-1}>{b.limitNo(no)}</h3>
        <button type="button" className="quiet" aria-label={b.removeOne(b.limitNo(no))} onClick={onRemove}>{b.remove}</button>
      </header>
      <div className="row">
        <NumberField at={`${at}.max`} label={b.atMost} className="short" value={max} onChange={(most) => onChange({ ...limit, max: most }, 'max')} />
        <ChoiceField at={`${at}.of.unit`} label={b.counting} value={nameOf(limit.of)} choices={countable.map(([of, label]) => [nameOf(of), label] as const)} onChange={(name) => onChange({ ...limit, of: countable.find(([of]) => nameOf(of) === name)?.[0] ?? limit.of }, 'of')} />
        <PeriodFields at={`${at}.per`} value={per} onChange={(period) => onChange({ ...limit, per: period }, 'per')} />
      </div>
      <div className="row">
        <ChoiceField at={`${at}.holder`} label={b.forWhom} value={holder} choices={[['card', b.eachCard], ['everyone', b.allCards]]} onChange={(who) => onChange({ ...limit, holder: who }, 'holder')} />
        <LimitScopeFields at={`${at}.scope`} value={limit.scope} onChange={(scope) => onChange({ ...limit, scope }, 'scope')} />
      </div>
      <Told at={at} />
      <Told at={`${at}.of`} />
      <Told at={`${at}.of.multiplier`} />
    </section>
  );
};

/** What a limit counts, as its choice is told from the others. */
const nameOf = (of: Limit['of']): string => (of.kind === 'units' ? of.unit : of.kind === 'extra' ? `extra ${of.multiplier}` : of.kind);

const PeriodFields = ({ at, value, onChange }: { readonly at: string; readonly value: Period; readonly onChange: (value: Period) => void }): ReactNode => {
  const { b } = useBuilderWords();
  const choices = [['sale', b.perSale], ['day', b.perDay], ['week', b.perWeek], ['month', b.perMonth], ['lifetime', b.perLifetime], ['hours', b.perHours]] as const;
  return (
    <>
      <ChoiceField at={at} label={b.period} value={typeof value === 'object' ? 'hours' : value} choices={choices} onChange={(chosen) => onChange(chosen === 'hours' ? { hours: 24 } : chosen)} />
      {typeof value === 'object' ? <NumberField at={`${at}.hours`} label={b.hoursLong} unit={b.hours} className="short" value={value.hours} onChange={(hours) => onChange({ hours })} /> : null}
    </>
  );
};

const LimitScopeFields = ({ at, value, onChange }: { readonly at: string; readonly value: LimitScope; readonly onChange: (value: LimitScope) => void }): ReactNode => {
  const { b } = useBuilderWords();
  const { parts, document: { owner } } = useBuilding();
  const choices = [['campaign', b.inCampaign], ['brand', b.inBrand], ['products', b.inProducts], ['store', b.inEachStore]] as const;
  const scopeOf: Readonly<Record<LimitScope['kind'], () => LimitScope>> = { campaign: () => ({ kind: 'campaign' }), brand: () => ({ kind: 'brand', brand: brandChoices(parts, owner)[0]?.value ?? '' }), products: () => ({ kind: 'products', products: [] }), store: () => ({ kind: 'store' }) };
  return (
    <>
      <ChoiceField at={at} label={b.countedIn} value={value.kind} choices={choices} onChange={(kind) => onChange(scopeOf[kind]())} />
      {value.kind === 'brand' ? <TextField at={`${at}.brand`} label={b.brand} suggestions={brandChoices(parts, owner).map((each) => each.value)} value={value.brand} onChange={(brand) => onChange({ ...value, brand })} /> : null}
      {value.kind === 'products' ? <Picker<string> at={`${at}.products`} label={b.products} whenEmpty={b.pickOne} pickables={productChoices(parts, owner)} picked={value.products} read={readGtins} onChange={(products) => onChange({ ...value, products })} /> : null}
    </>
  );
};

/** The least that a purchase must be; without money and pieces there is none. */
const MinimumFields = ({ value, onChange }: { readonly value: Minimum | null; readonly onChange: (value: Minimum | null) => void }): ReactNode => {
  const { b } = useBuilderWords();
  const set = (changes: Partial<Minimum>): void => {
    const next: Minimum = { cents: null, pieces: null, on: 'scope', ...value, ...changes };
    onChange(next.cents === null && next.pieces === null ? null : next);
  };
  return (
    <Group at="minimum" legend={b.minimum} hint={b.minimumHint}>
      <div className="row">
        <OptionalMoneyField at="minimum.cents" label={b.minimumMoney} className="short" value={value?.cents ?? null} onChange={(cents) => set({ cents })} />
        <OptionalNumberField at="minimum.pieces" label={b.minimumPieces} unit={b.pieces} className="short" value={value?.pieces ?? null} onChange={(pieces) => set({ pieces })} />
        {value === null ? null : <ChoiceField at="minimum.on" label={b.measuredOn} value={value.on} choices={[['scope', b.onScope], ['ticket', b.onTicket]]} onChange={(on) => set({ on })} />}
      </div>
    </Group>
  );
};
