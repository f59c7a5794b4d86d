import type { ReactNode } from 'react';
import type { Per, Remainder, Rounding } from '@qoa/shared/rules';
import { useBuilderWords } from './builder-context.tsx';
import { replaced, without } from './document-changes.ts';
import { Told } from './field.tsx';
import { More } from './more.tsx';
import { downRounding, everyProduct, newPer } from './new-parts.ts';
import { MoneyField, NumberField } from './number-fields.tsx';
import { ChoiceField } from './plain-fields.tsx';
import { ProductScopeFields } from './product-scope-fields.tsx';

/** What a rule gives for. */
export const KindField = ({ at, per, onChange }: { readonly at: string; readonly per: Per; readonly onChange: (per: Per) => void }): ReactNode => {
  const { b } = useBuilderWords();
  const choices = [
    ['visit', b.perVisit], ['item', b.perItem], ['items', b.perItems], ['amount', b.perAmount], ['ticket', b.perTicket], ['different', b.perDifferent], ['combo', b.perCombo], ['first', b.perFirst], ['birthday', b.perBirthday],
  ] as const satisfies readonly (readonly [Per['kind'], string])[];
  // From one kind of money to the other the amount stays.
  const turned = (kind: Per['kind']): Per => ((kind === 'amount' || kind === 'ticket') && (per.kind === 'amount' || per.kind === 'ticket') ? { ...per, kind } : newPer(kind));
  return <ChoiceField at={at} label={b.earnsFor} value={per.kind} choices={choices} onChange={(kind) => onChange(turned(kind))} />;
};

interface PerProps<T extends Per = Per> {
  readonly at: string;
  readonly per: T;
  /** With the member that was written to. */
  readonly onChange: (per: Per, member: string) => void;
}

/** What the kind of a rule asks for beside. */
export const PerFields = ({ at, per, onChange }: PerProps): ReactNode => {
  const { b } = useBuilderWords();
  switch (per.kind) {
    case 'items':
      return (
        <div className="row">
          <NumberField at={`${at}.every`} label={b.everyPieces} unit={b.pieces} className="short" value={per.every} onChange={(every) => onChange({ ...per, every }, 'every')} />
          <RemainderField at={`${at}.remainder`} label={b.piecesLeft} value={per.remainder} onChange={(remainder) => onChange({ ...per, remainder }, 'remainder')} />
        </div>
      );
    case 'amount':
    case 'ticket':
      return <MoneyFields at={at} per={per} onChange={onChange} />;
    case 'different':
      return <NumberField at={`${at}.atLeast`} label={b.atLeastDifferent} unit={b.differentOnes} className="short" value={per.atLeast} onChange={(atLeast) => onChange({ ...per, atLeast }, 'atLeast')} />;
    case 'combo':
      return <ComboFields at={at} per={per} onChange={onChange} />;
    case 'birthday':
      return <NumberField at={`${at}.daysAround`} label={b.daysAround} hint={b.daysAroundHint} unit={b.days} className="short" value={per.daysAround} onChange={(daysAround) => onChange({ ...per, daysAround }, 'daysAround')} />;
    case 'first':
      return <p className="hint">{b.firstHint}</p>;
    case 'item':
    case 'visit':
      return null;
  }
};

const RemainderField = ({ at, label, value, onChange }: { readonly at: string; readonly label: string; readonly value: Remainder; readonly onChange: (value: Remainder) => void }): ReactNode => {
  const { b } = useBuilderWords();
  return <ChoiceField at={at} label={label} value={value} choices={[['carry', b.carried], ['drop', b.dropped]]} onChange={onChange} />;
};

type MoneyPer = Extract<Per, { readonly everyCents: number }>;

const MoneyFields = ({ at, per, onChange }: PerProps<MoneyPer>): ReactNode => {
  const { b } = useBuilderWords();
  const { rounding } = per;
  const set = (changes: Partial<Rounding>): void => onChange({ ...per, rounding: { ...rounding, ...changes } }, 'rounding');
  return (
    <>
      <MoneyField at={`${at}.everyCents`} label={b.everyAmount} hint={per.kind === 'ticket' ? b.ticketHint : b.amountHint} className="short" value={per.everyCents} onChange={(everyCents) => onChange({ ...per, everyCents }, 'everyCents')} />
      <More label={b.rounding} said={b.roundingSaid} isSet={JSON.stringify(rounding) !== JSON.stringify(downRounding)} within={[`${at}.rounding`]}>
        <div className="row">
          <ChoiceField at={`${at}.rounding.steps`} label={b.steps} value={rounding.steps} choices={[['whole', b.stepsWhole], ['proportional', b.stepsProportional]]} onChange={(steps) => set({ steps })} />
          <ChoiceField at={`${at}.rounding.mode`} label={b.roundingMode} value={rounding.mode} choices={[['down', b.roundDown], ['nearest', b.roundNearest], ['up', b.roundUp]]} onChange={(mode) => set({ mode })} />
          <ChoiceField at={`${at}.rounding.at`} label={b.roundingAt} value={rounding.at} choices={[['sale', b.atSale], ['line', b.atLine], ['unit', b.atPiece]]} onChange={(where) => set({ at: where })} />
          <ChoiceField at={`${at}.rounding.when`} label={b.roundingWhen} value={rounding.when} choices={[['after', b.afterMultiplier], ['before', b.beforeMultiplier]]} onChange={(when) => set({ when })} />
          <RemainderField at={`${at}.rounding.remainder`} label={b.moneyLeft} value={rounding.remainder} onChange={(remainder) => set({ remainder })} />
        </div>
      </More>
      <Told at={at} />
    </>
  );
};

const ComboFields = ({ at, per, onChange }: PerProps<Extract<Per, { readonly kind: 'combo' }>>): ReactNode => {
  const { b } = useBuilderWords();
  const { parts, timesMax } = per;
  return (
    <>
      <ol className="parts">
        {parts.map((part, i) => (
          // A part has no name: what stands at a place is that place.
          <li key={i}>
            <NumberField at={`${at}.parts.${i}.pieces`} label={b.piecesOfPart(i + 1)} unit={b.pieces} className="short" value={part.pieces} onChange={(pieces) => onChange({ ...per, parts: replaced(parts, i, { ...part, pieces }) }, `parts.${i}.pieces`)} />
            <ProductScopeFields at={`${at}.parts.${i}.products`} label={b.productsOfPart(i + 1)} whenEmpty={b.campaignsProducts} value={part.products} onChange={(products) => onChange({ ...per, parts: replaced(parts, i, { ...part, products }) }, `parts.${i}.products`)} />
            {parts.length > 1 ? <button type="button" className="quiet" aria-label={b.removeOne(b.partNo(i + 1))} onClick={() => onChange({ ...per, parts: without(parts, i) }, `parts-${parts.length}`)}>{b.remove}</button> : null}
          </li>
        ))}
      </ol>
      <div className="row">
        <button type="button" data-at={`${at}.parts`} onClick={() => onChange({ ...per, parts: [...parts, { products: everyProduct, pieces: 1 }] }, `parts+${parts.length}`)}>{b.addPart}</button>
        <NumberField at={`${at}.timesMax`} label={b.timesMax} className="short" value={timesMax} onChange={(most) => onChange({ ...per, timesMax: most }, 'timesMax')} />
      </div>
      <Told at={`${at}.parts`} />
    </>
  );
};
