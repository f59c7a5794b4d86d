import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Multiplier } from '@qoa/shared/rules';
import { CardScopeFields, StoreScopeFields, WindowFields } from './audience-fields.tsx';
import { useBuilderWords, useBuilding } from './builder-context.tsx';
import { replaced, withoutMultiplier } from './document-changes.ts';
import { Told } from './field.tsx';
import { freeId, newMultiplier } from './new-parts.ts';
import { OptionalNumberField, TimesField } from './number-fields.tsx';
import { More } from './more.tsx';
import { BoxesField, ChoiceField } from './plain-fields.tsx';
import { ProductScopeFields } from './product-scope-fields.tsx';
import { isScoped } from './section-earn.tsx';

/** What makes an earning count for more, and when. */
export const MultipliersSection = (): ReactNode => {
  const { b } = useBuilderWords();
  const { document, edit, remove } = useBuilding();
  const { multipliers: { how, list }, units } = document;
  const set = (at: string, changed: readonly Multiplier[]): void => edit(at, { ...document, multipliers: { how, list: changed } });
  return (
    <>
      {list.map((multiplier, i) => (
        <MultiplierCard
          key={multiplier.id} at={`multipliers.list.${i}`} no={i + 1} multiplier={multiplier} onChange={(changed, member) => set(`multipliers.list.${i}.${member}`, replaced(list, i, changed))}
          onRemove={() => remove(b.multiplierNo(i + 1), withoutMultiplier(document, multiplier))}
        />
      ))}
      <button type="button" className="add" data-at="multipliers" onClick={() => set(`multipliers.list.${list.length}`, [...list, newMultiplier(freeId('multiplier', list), units.map(({ kind }) => kind))])}>{b.addMultiplier}</button>
      {list.length + (document.tiers === null ? 0 : 1) > 1 ? (
        <ChoiceField at="multipliers.how" label={b.several} value={how} choices={[['best', b.bestCounts], ['multiply', b.allMultiply]]} onChange={(chosen) => edit('multipliers.how', { ...document, multipliers: { how: chosen, list } })} />
      ) : null}
    </>
  );
};

interface MultiplierProps {
  readonly at: string;
  readonly no: number;
  readonly multiplier: Multiplier;
  readonly onChange: (multiplier: Multiplier, member: string) => void;
  readonly onRemove: () => void;
}

const MultiplierCard = ({ at, no, multiplier, onChange, onRemove }: MultiplierProps): ReactNode => {
  const { b } = useBuilderWords();
  const { document: { units } } = useBuilding();
  const title = useId();
  const { window, ...others } = multiplier;
  return (
    <section className="card" aria-labelledby={title}>
      <header>
        <h3 id={title} data-at={at} tabIndex={-1}>{b.multiplierNo(no)}</h3>
        <button type="button" className="quiet" aria-label={b.removeOne(b.multiplierNo(no))} onClick={onRemove}>{b.remove}</button>
      </header>
      <div className="row">
        <TimesField at={`${at}.percent`} label={b.timesMore} hint={b.timesMoreHint} className="short" value={multiplier.percent} onChange={(percent) => onChange({ ...multiplier, percent }, 'percent')} />
        <OptionalNumberField at={`${at}.extraMax`} label={b.extraMax} hint={b.extraMaxHint} className="short" value={multiplier.extraMax} onChange={(extraMax) => onChange({ ...multiplier, extraMax }, 'extraMax')} />
        {units.length === 1 ? null : <BoxesField at={`${at}.units`} legend={b.onUnits} choices={[['stamp', b.stamps], ['point', b.points]]} value={multiplier.units} onChange={(kinds) => onChange({ ...multiplier, units: kinds }, 'units')} />}
      </div>
      <WindowFields at={`${at}.window`} value={window} onChange={(changed) => onChange({ ...multiplier, window: changed }, 'window')} />
      <More label={b.multiplierScope} isSet={isScoped({ ...others, window: { weekdays: [], hours: [] } })} within={['products', 'stores', 'cards'].map((member) => `${at}.${member}`)}>
        <ProductScopeFields at={`${at}.products`} label={b.products} whenEmpty={b.campaignsProducts} value={multiplier.products} onChange={(products) => onChange({ ...multiplier, products }, 'products')} />
        <StoreScopeFields at={`${at}.stores`} value={multiplier.stores} onChange={(stores) => onChange({ ...multiplier, stores }, 'stores')} />
        <CardScopeFields at={`${at}.cards`} value={multiplier.cards} onChange={(cards) => onChange({ ...multiplier, cards }, 'cards')} />
      </More>
      <Told at={at} />
    </section>
  );
};
