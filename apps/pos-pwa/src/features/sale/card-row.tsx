import { common, phoneSale } from '@qoa/messages';
import type { CardCode } from '@qoa/shared/ids';
import type { SalePreview } from '@qoa/shared/sale';
import type { ReactElement } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { Pips } from './pips.tsx';

interface CardRowProps {
  readonly card: CardCode | null;
  readonly hasProducts: boolean;
  readonly preview: SalePreview | null;
  readonly onDrop: () => void;
}

/** Whose sale it is and what it would give: always *por confirmar*, since only the server decides. */
export const CardRow = ({ card, hasProducts, preview, onDrop }: CardRowProps): ReactElement => {
  const locale = useLocale();
  const words = phoneSale[locale];
  return (
    <section className="card-row" data-card={card !== null} aria-label={words.card}>
      <div className="card-head">
        <Icon name="card" className="icon card-sign" />
        <div className="card-words">
          <strong>{card === null ? words.noCard : words.cardEnding(card.slice(-4))}</strong>
          <span role="status">{card === null ? words.previewNoCard : hasProducts && preview !== null ? <Preview preview={preview} /> : words.cardReady}</span>
        </div>
        {card !== null && (
          <button type="button" className="tool-flat" onClick={onDrop} aria-label={words.removeCard}>
            <Icon name="close" />
          </button>
        )}
      </div>
      {card !== null && preview?.programmes.map((each) => <Standing key={each.programme} each={each} named={preview.programmes.length > 1} />)}
    </section>
  );
};

const Preview = ({ preview }: { readonly preview: SalePreview }): ReactElement => {
  const words = phoneSale[useLocale()];
  const units = preview.programmes.reduce((sum, each) => sum + each.units, 0);
  return <b className={units > 0 ? 'gain' : 'no-gain'}>{units > 0 ? words.previewStamps(units) : words.previewNothing}</b>;
};

const Standing = ({ each, named }: { readonly each: SalePreview['programmes'][number]; readonly named: boolean }): ReactElement => {
  const locale = useLocale();
  const { name, balanceBefore, units, goal } = each;
  return (
    <div className="standing">
      <span className={named ? '' : 'unseen'}>{name}</span>
      {balanceBefore !== null && goal !== null && <Pips filled={balanceBefore} pending={units} goal={goal} />}
      {balanceBefore !== null && goal !== null && <span className="unseen">{phoneSale[locale].stampsOf(common[locale].stamps(balanceBefore), units, goal)}</span>}
    </div>
  );
};
