import { useId } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import type { EarnRule, Unit, UnitKind } from '@qoa/shared/rules';
import { useBuilderWords, useBuilding } from './builder-context.tsx';
import { replaced, without } from './document-changes.ts';
import { CardScopeFields, StoreScopeFields, WindowFields } from './audience-fields.tsx';
import { Told } from './field.tsx';
import { More } from './more.tsx';
import { freeId, newRule } from './new-parts.ts';
import { NumberField } from './number-fields.tsx';
import { KindField, PerFields } from './per-fields.tsx';
import { ChoiceField } from './plain-fields.tsx';
import { ProductScopeFields } from './product-scope-fields.tsx';

/** The ways to earn, one below the other. */
export const EarnSection = (): ReactNode => {
  const { b } = useBuilderWords();
  const { document, edit, remove } = useBuilding();
  const { earn, units } = document;
  const unit = units[0]?.kind ?? 'stamp';
  return (
    <>
      {earn.map((rule, i) => (
        <RuleCard
          key={rule.id} at={`earn.${i}`} no={i + 1} rule={rule} onChange={(changed, member) => edit(`earn.${i}.${member}`, { ...document, earn: replaced(earn, i, changed) })}
          {...(earn.length > 1 ? { onRemove: () => remove(b.ruleNo(i + 1), { ...document, earn: without(earn, i) }) } : {})}
        />
      ))}
      <button type="button" className="add" data-at="earn" onClick={() => edit(`earn.${earn.length}`, { ...document, earn: [...earn, newRule(freeId('rule', earn), unit, { kind: 'item' })] })}>{b.addRule}</button>
      <Told at="earn" />
    </>
  );
};

interface RuleProps {
  readonly at: string;
  readonly no: number;
  readonly rule: EarnRule;
  readonly onChange: (rule: EarnRule, member: string) => void;
  readonly onRemove?: () => void;
}

const RuleCard = ({ at, no, rule, onChange, onRemove }: RuleProps): ReactNode => {
  const { b } = useBuilderWords();
  const title = useId();
  return (
    <section className="card" aria-labelledby={title}>
      <header>
        <h3 id={title} data-at={at} tabIndex={-1}>{b.ruleNo(no)}</h3>
        {onRemove === undefined ? null : <button type="button" className="quiet" aria-label={b.removeOne(b.ruleNo(no))} onClick={onRemove}>{b.remove}</button>}
      </header>
      <div className="row">
        <KindField at={`${at}.per.kind`} per={rule.per} onChange={(per) => onChange({ ...rule, per }, 'per.kind')} />
        <HowManyField at={`${at}.units`} label={b.givesUnits} className="short" kind={rule.unit} value={rule.units} onChange={(units) => onChange({ ...rule, units }, 'units')} />
        <UnitField at={`${at}.unit`} value={rule.unit} onChange={(unit) => onChange({ ...rule, unit }, 'unit')} />
      </div>
      <PerFields at={`${at}.per`} per={rule.per} onChange={(per, member) => onChange({ ...rule, per }, `per.${member}`)} />
      <More label={b.ruleScope} isSet={isScoped(rule)} within={['products', 'stores', 'cards', 'window'].map((member) => `${at}.${member}`)}>
        <ProductScopeFields at={`${at}.products`} label={b.products} whenEmpty={b.campaignsProducts} value={rule.products} onChange={(products) => onChange({ ...rule, products }, 'products')} />
        <WindowFields at={`${at}.window`} value={rule.window} onChange={(window) => onChange({ ...rule, window }, 'window')} />
        <StoreScopeFields at={`${at}.stores`} value={rule.stores} onChange={(stores) => onChange({ ...rule, stores }, 'stores')} />
        <CardScopeFields at={`${at}.cards`} value={rule.cards} onChange={(cards) => onChange({ ...rule, cards }, 'cards')} />
      </More>
    </section>
  );
};

/** Stamps or points; no field where a campaign gives only one of them: the number beside it says which. */
export const UnitField = ({ at, value, onChange }: { readonly at: string; readonly value: UnitKind; readonly onChange: (unit: UnitKind) => void }): ReactNode => {
  const { b } = useBuilderWords();
  const { document: { units } } = useBuilding();
  return isOnly(units, value) ? null : (
    <ChoiceField at={at} label={b.unit} className="short" value={value} choices={units.map(({ kind }) => [kind, kind === 'stamp' ? b.stamps : b.points] as const)} onChange={onChange} />
  );
};

/** A number of stamps or points, with the word behind it where there is nothing to choose. */
export const HowManyField = ({ kind, ...number }: Omit<ComponentProps<typeof NumberField>, 'unit'> & { readonly kind: UnitKind }): ReactNode => {
  const { b } = useBuilderWords();
  const { document: { units } } = useBuilding();
  return <NumberField {...number} {...(isOnly(units, kind) ? { unit: kind === 'stamp' ? b.stamps : b.points } : {})} />;
};

const isOnly = (units: readonly Unit[], kind: UnitKind): boolean => units.length === 1 && units[0]?.kind === kind;

/** Whether a scope says more than the campaign's own. */
export const isScoped = ({ products, stores, cards, window }: Pick<EarnRule, 'products' | 'stores' | 'cards' | 'window'>): boolean =>
  Object.keys(cards).length > 0 || window.weekdays.length + window.hours.length > 0 || isListed(products) || isListed(products.except) || isListed(stores);

const isListed = (scope: object): boolean => Object.values(scope).some((list) => Array.isArray(list) && list.length > 0);

