import { common, formatDateTime, formatMoney, formatTime, phoneCarry, phoneErrorText, phoneSale, type Locale } from '@qoa/messages';
import { isTimeUnsure } from '@qoa/shared/events';
import { saleAmountOf } from '@qoa/shared/sale';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { Icon, type IconName } from '../../platform/icon.tsx';
import { receiptPath } from '../../platform/receipt-path.ts';
import { useLocale } from '../../platform/use-locale.ts';
import type { ListedEvent, ListedState } from '../replica/index.ts';
import { mayAttach, standingOf, standingWords, useProductNames, waitingOf, writtenProduct } from '../sale/index.ts';
import { EventWhy } from '../why/index.ts';

const signs: Readonly<Record<ListedState, IconName>> = { queued: 'clock', drawn: 'none', held: 'shield', accepted: 'check', partial: 'part', refused: 'none' };
const states = { queued: 'statePending', drawn: 'stateDrawn', held: 'stateHeld', accepted: 'stateAccepted', partial: 'statePartial', refused: 'stateRefused' } as const;

/** One row, and what its list knows. */
export interface EventRowProps {
  readonly event: ListedEvent;
  readonly timeZone: string;
  readonly withDay: boolean;
  readonly nowMs: number;
  /** The person asks to add a card to this sale, which is called so. */
  readonly onAttach: (event: ListedEvent, sold: string) => void;
}

/** One sale of the store: what, when, and how it stands with its reason. */
export const EventRow = ({ event, timeZone, withDay, nowMs, onAttach }: EventRowProps): ReactElement => {
  const locale = useLocale();
  const words = phoneSale[locale];
  const title = useTitle(event, locale);
  const { state, answer, card } = standingOf(event);
  const cents = saleAmountOf(event);
  const attachable = mayAttach(event, nowMs);
  const waiting = waitingOf(event);
  const reason = standingWords({ state, answer }, attachable, locale, timeZone);
  const at = withDay ? formatDateTime(event.atMs, locale, timeZone) : formatTime(event.atMs, locale, timeZone);
  return (
    <li className="event" data-state={state}>
      <span className="event-sign">
        <Icon name={signs[state]} />
      </span>
      <div className="event-words">
        <strong>{title}</strong>
        <span className="event-state">{words[states[state]]}</span>
        {reason !== '' && <span className="event-reason">{reason}</span>}
        {answer !== null && isTimeUnsure(answer) && <span className="event-reason">{phoneErrorText('CLOCK_UNSURE', {}, locale).join(' ')}</span>}
        <small>
          <time dateTime={new Date(event.atMs).toISOString()}>{at}</time>
          {' · '}
          {card === null ? words.guestSale : event.card === null ? words.cardAdded(card.slice(-4)) : words.cardEnding(card.slice(-4))}
          {cents !== null && ` · ${formatMoney(cents, locale)}`}
          {!event.own && ` · ${words.otherPhone}`}
        </small>
        {waiting.length > 0 && (
          <Link href={receiptPath(waiting)} className="event-way">
            {phoneCarry[locale].receipt}
          </Link>
        )}
        <EventWhy event={event} about={`${title}, ${at}`} />
        {attachable && (
          <button type="button" className="event-attach" onClick={() => onAttach(event, title)} aria-label={`${words.addCard}: ${title}, ${at}`}>
            <Icon name="card" />
            {words.addCard}
          </button>
        )}
      </div>
    </li>
  );
};

const useTitle = ({ lines }: ListedEvent, locale: Locale): string => {
  const names = useProductNames(lines);
  const [first] = lines;
  if (first === undefined) return phoneSale[locale].title;
  const known = 'gtin' in first.product ? names.get(first.product.gtin)?.name : null;
  return phoneSale[locale].piecesAndMore(known ?? `${common[locale].unknownProduct} ${writtenProduct(first.product)}`, lines.length - 1);
};
