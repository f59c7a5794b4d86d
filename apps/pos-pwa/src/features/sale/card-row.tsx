import { formatNumber, phoneErrorText, phoneSale, previewWhy } from '@qoa/messages';
import type { CardCode } from '@qoa/shared/ids';
import type { Outlook } from '@qoa/shared/protocol';
import type { ProgrammePreview, SaleDraft, SalePreview } from '@qoa/shared/sale';
import { lazy, Suspense, type ReactElement } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { useStoreZone } from '../device/index.ts';
import { PreviewWhy } from '../why/index.ts';
import { askedWords } from './asked-words.ts';
import { unitsWords, unitWords } from './given-words.ts';
import { previewSaid } from './preview-said.ts';
import { Progress } from './progress.tsx';
import { standingsShown } from './standings-shown.ts';

const OutlookList = lazy(() => import('./outlook-list.tsx').then((list) => ({ default: list.OutlookList })));

interface CardRowProps {
  readonly card: CardCode | null;
  readonly lines: SaleDraft['lines'];
  /** With what the server told of the card. */
  readonly preview: SalePreview | null;
  /** What the server told of the card; null: nothing yet. */
  readonly outlook: Outlook | null;
  readonly onDrop: () => void;
  /** The tendero writes the amount that is asked for. */
  readonly onAmount: () => void;
}

/** Whose sale it is and what it would give: always *por confirmar*, since only the server decides. */
export const CardRow = ({ card, lines, preview, outlook, onDrop, onAmount }: CardRowProps): ReactElement => {
  const locale = useLocale();
  const hasProducts = lines.length > 0;
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
      {card !== null && hasProducts && preview !== null && preview.amountAsked !== null && (
        <button type="button" className="amount-asked" onClick={onAmount}>
          {askedWords(preview.amountAsked, locale)}
        </button>
      )}
      {card !== null && preview !== null && <Standings preview={preview} />}
      {card !== null && hasProducts && preview !== null && <PreviewWhy preview={preview} lines={lines} about={words.title} />}
      {card !== null && outlook !== null && (
        <Suspense fallback={null}>
          <OutlookList key={card} outlook={outlook} preview={hasProducts ? preview : null} />
        </Suspense>
      )}
    </section>
  );
};

const Preview = ({ preview }: { readonly preview: SalePreview }): ReactElement => {
  const locale = useLocale();
  const words = phoneSale[locale];
  const timeZone = useStoreZone();
  const units = unitsWords(preview.programmes, locale);
  const { instead, reason, hangs } = previewSaid(preview);
  return (
    <>
      <b className={units === '' ? 'no-gain' : 'gain'}>{units !== '' ? words.preview(units) : { amount: words.amountMissing, unsure: words.previewUnsure, nothing: words.previewNothing }[instead]}</b>
      {reason !== null && <small className="why">{previewWhy(phoneErrorText(reason.code, reason.facts, locale, timeZone).join(' '), locale)}</small>}
      {hangs && <small className="why">{words.previewHangs}</small>}
    </>
  );
};

const Standings = ({ preview }: { readonly preview: SalePreview }): ReactElement => {
  const words = phoneSale[useLocale()];
  const { shown, more } = standingsShown(preview);
  const several = shown.some(({ name }) => name !== shown[0]?.name);
  return (
    <>
      {shown.map((each, at) => (
        <Standing key={each.programme} each={each} named={several && shown[at - 1]?.name !== each.name} />
      ))}
      {more > 0 && <small className="standing">{words.moreCampaigns(more)}</small>}
    </>
  );
};

const Standing = ({ each: { name, unit, balanceBefore, units, goal }, named }: { readonly each: ProgrammePreview; readonly named: boolean }): ReactElement => {
  const locale = useLocale();
  const counted = unit === 'stamp' && goal !== null && goal <= 20;
  return (
    <div className="standing">
      <span className={named ? '' : 'unseen'}>{name}</span>
      {balanceBefore !== null && goal !== null && <Progress filled={balanceBefore} pending={units} goal={goal} />}
      {balanceBefore !== null && goal !== null && (
        <>
          <span className="unseen">{phoneSale[locale].stampsOf(unitWords(unit, balanceBefore, locale), units, formatNumber(goal, locale))}</span>
          {!counted && (
            <span aria-hidden="true">
              {formatNumber(balanceBefore, locale)}/{formatNumber(goal, locale)}
            </span>
          )}
        </>
      )}
      {balanceBefore !== null && goal === null && <span>{unitWords(unit, balanceBefore, locale)}</span>}
    </div>
  );
};
