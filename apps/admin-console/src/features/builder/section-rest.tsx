import type { ReactNode } from 'react';
import type { RestrictedKind } from '@qoa/shared/feed';
import type { Budget, Expiry, Unit } from '@qoa/shared/rules';
import { CardScopeFields, StoreScopeFields } from './audience-fields.tsx';
import { useBuilderWords, useBuilding } from './builder-context.tsx';
import { mayRestrict } from '../campaign-doors/index.ts';
import { replaced } from './document-changes.ts';
import { Group, Told } from './field.tsx';
import { LengthField, MoneyField, NumberField, OptionalMoneyField, OptionalNumberField } from './number-fields.tsx';
import { BoxesField, ChoiceField, InstantField, TextField } from './plain-fields.tsx';
import { ProductScopeFields } from './product-scope-fields.tsx';

/** Which products take part, and which restricted kinds the campaign names. */
export const ProductsSection = (): ReactNode => {
  const { b } = useBuilderWords();
  const { document, parts, edit } = useBuilding();
  const permitted = mayRestrict(document.owner, parts);
  const kinds = [['alcohol', b.alcohol], ['tobacco', b.tobacco], ['medicine', b.medicine], ['phone-credit', b.phoneCredit], ['service', b.service]] as const satisfies readonly (readonly [RestrictedKind, string])[];
  return (
    <>
      <ProductScopeFields at="products" label={b.products} whenEmpty={document.owner.kind === 'cpg' ? b.everyProductOfOwner : b.everyProduct} value={document.products} onChange={(products) => edit('products', { ...document, products })} />
      {permitted.length === 0 ? <p className="hint" data-at="allows" tabIndex={-1}>{b.nothingRestricted}</p> : <BoxesField at="allows" legend={b.allows} choices={kinds.filter(([kind]) => permitted.includes(kind))} value={document.allows} onChange={(allows) => edit('allows', { ...document, allows })} />}
      <Told at="allows" />
    </>
  );
};

/** In which stores it counts. */
export const StoresSection = (): ReactNode => {
  const { b } = useBuilderWords();
  const { document, edit } = useBuilding();
  return (
    <>
      <p className="hint">{b.storesHint}</p>
      <StoreScopeFields at="stores" value={document.stores} onChange={(stores) => edit('stores', { ...document, stores })} />
    </>
  );
};

/** Which cards take part, and how many are kept outside to measure. */
export const CardsSection = (): ReactNode => {
  const { b } = useBuilderWords();
  const { document, edit } = useBuilding();
  return (
    <>
      <CardScopeFields at="cards" value={document.cards} onChange={(cards) => edit('cards', { ...document, cards })} />
      <NumberField at="holdoutPercent" label={b.holdout} hint={b.holdoutHint} unit="%" whenEmpty={0} value={document.holdoutPercent} onChange={(holdoutPercent) => edit('holdoutPercent', { ...document, holdoutPercent })} />
    </>
  );
};

/** What becomes of what was earned: when it can be used, and when it ends. */
export const UnitsSection = (): ReactNode => {
  const { b } = useBuilderWords();
  const { document, edit } = useBuilding();
  const { units } = document;
  return units.map((unit, i) => (
    <Group key={unit.kind} at={`units.${i}`} legend={unit.kind === 'stamp' ? b.theStamps : b.thePoints}>
      <UnitFields at={`units.${i}`} unit={unit} timeZone={document.timeZone} onChange={(changed, member) => edit(`units.${i}.${member}`, { ...document, units: replaced(units, i, changed) })} />
    </Group>
  ));
};

const UnitFields = ({ at, unit, timeZone, onChange }: { readonly at: string; readonly unit: Unit; readonly timeZone: string; readonly onChange: (unit: Unit, member: string) => void }): ReactNode => {
  const { b } = useBuilderWords();
  const { expiry } = unit;
  const setExpiry = (changed: Expiry, member = 'expiry'): void => onChange({ ...unit, expiry: changed }, member);
  const expiryOf = (by: Expiry['by']): Expiry => {
    const days = 'days' in expiry ? expiry.days : 90;
    return by === 'never' ? { by } : by === 'date' ? { by, atMs: Number.NaN } : by === 'age' ? { by, days, ends: 'day' } : { by, days };
  };
  const ways = [['never', b.expiresNever], ['age', b.expiresByAge], ['date', b.expiresByDate], ['first', b.expiresByFirst], ['inactivity', b.expiresByInactivity]] as const;
  return (
    <>
      <div className="row">
        <ChoiceField at={`${at}.expiry`} label={b.expiry} value={expiry.by} choices={ways} onChange={(by) => setExpiry(expiryOf(by))} />
        {'days' in expiry ? <NumberField at={`${at}.expiry.days`} label={b.expiryDays} unit={b.days} className="short" value={expiry.days} onChange={(days) => setExpiry({ ...expiry, days }, 'expiry.days')} /> : null}
        {expiry.by === 'age' ? <ChoiceField at={`${at}.expiry.ends`} label={b.expiryEnds} value={expiry.ends} choices={[['day', b.endsDay], ['month', b.endsMonth], ['year', b.endsYear], ['instant', b.endsInstant]]} onChange={(ends) => setExpiry({ ...expiry, ends })} /> : null}
        {expiry.by === 'date' ? <InstantField at={`${at}.expiry.atMs`} end label={b.expiryDate} value={expiry.atMs} timeZone={timeZone} onChange={(atMs) => setExpiry({ by: 'date', atMs: atMs ?? Number.NaN }, 'expiry.atMs')} /> : null}
      </div>
      <div className="row">
        {expiry.by === 'never' ? null : <NumberField at={`${at}.warnDays`} label={b.warnDays} hint={b.warnHint} unit={b.days} className="short" whenEmpty={0} value={unit.warnDays} onChange={(warnDays) => onChange({ ...unit, warnDays }, 'warnDays')} />}
        <NumberField at={`${at}.heldDays`} label={b.heldDays} hint={b.heldHint} unit={b.days} className="short" whenEmpty={0} value={unit.heldDays} onChange={(heldDays) => onChange({ ...unit, heldDays }, 'heldDays')} />
      </div>
    </>
  );
};

/** What all cards together may get. Without units and money there is no budget. */
export const BudgetSection = (): ReactNode => {
  const { b } = useBuilderWords();
  const { document, edit } = useBuilding();
  const { budget } = document;
  const set = (changes: Partial<Budget>, member: string): void => {
    const next: Budget = { units: null, cents: null, centsPerUnit: 100, ...budget, ...changes };
    edit(`budget.${member}`, { ...document, budget: next.units === null && next.cents === null ? null : next });
  };
  return (
    <Group at="budget" legend={b.budget} hint={b.budgetHint}>
      <div className="row">
        <OptionalNumberField at="budget.units" label={b.budgetUnits} value={budget?.units ?? null} onChange={(units) => set({ units }, 'units')} />
        <OptionalMoneyField at="budget.cents" label={b.budgetMoney} value={budget?.cents ?? null} onChange={(cents) => set({ cents }, 'cents')} />
        {budget === null ? null : <MoneyField at="budget.centsPerUnit" label={b.centsPerUnit} hint={b.centsPerUnitHint} value={budget.centsPerUnit} onChange={(centsPerUnit) => set({ centsPerUnit }, 'centsPerUnit')} />}
      </div>
    </Group>
  );
};

const hourMs = 3_600_000;

/** How it gets along with other campaigns, and with phones that had not heard of it. */
export const TogetherSection = (): ReactNode => {
  const { b } = useBuilderWords();
  const { document, edit } = useBuilding();
  return (
    <div className="row">
      <TextField at="group" label={b.group} hint={b.groupHint} value={document.group ?? ''} onChange={(group) => edit('group', { ...document, group: group === '' ? null : group })} />
      <LengthField at="courtesyMs" label={b.courtesy} hint={b.courtesyHint} unit={b.hours} unitMs={hourMs} value={document.courtesyMs} onChange={(courtesyMs) => edit('courtesyMs', { ...document, courtesyMs })} />
    </div>
  );
};
