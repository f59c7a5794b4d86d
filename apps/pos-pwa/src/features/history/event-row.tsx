import { common, errorText, formatDateTime, formatTime, phoneCarry, phoneSale, type Locale } from '@qoa/messages';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { Icon, type IconName } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import type { ListedEvent, ListedState } from '../replica/index.ts';
import { givenWords, useProductNames, writtenProduct } from '../sale/index.ts';

const signs: Readonly<Record<ListedState, IconName>> = { queued: 'clock', held: 'shield', accepted: 'check', partial: 'part', refused: 'none' };
const states = { queued: 'statePending', held: 'stateHeld', accepted: 'stateAccepted', partial: 'statePartial', refused: 'stateRefused' } as const;

interface EventRowProps {
  readonly event: ListedEvent;
  readonly timeZone: string;
  readonly withDay: boolean;
}

/** One sale of the store: what, when, and how it stands with its reason. */
export const EventRow = ({ event, timeZone, withDay }: EventRowProps): ReactElement => {
  const locale = useLocale();
  const words = phoneSale[locale];
  const title = useTitle(event, locale);
  const reason = reasonOf(event, locale);
  const at = withDay ? formatDateTime(event.atMs, locale, timeZone) : formatTime(event.atMs, locale, timeZone);
  return (
    <li className="event" data-state={event.state}>
      <span className="event-sign">
        <Icon name={signs[event.state]} />
      </span>
      <div className="event-words">
        <strong>{title}</strong>
        <span className="event-state">{words[states[event.state]]}</span>
        {reason !== '' && <span className="event-reason">{reason}</span>}
        <small>
          <time dateTime={new Date(event.atMs).toISOString()}>{at}</time>
          {' · '}
          {event.card === null ? words.guestSale : words.cardEnding(event.card.slice(-4))}
          {!event.own && ` · ${words.otherPhone}`}
        </small>
        {event.state === 'queued' && (
          <Link href={`/recibo/${event.name.enrolment}/${event.name.seq}`} className="event-way">
            {phoneCarry[locale].receipt}
          </Link>
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

const reasonOf = ({ answer }: ListedEvent, locale: Locale): string => {
  if (answer === null) return '';
  const given = givenWords(answer, locale);
  if (answer.code === null) return given;
  const why = answer.words?.[locale] ?? errorText(answer.code, answer.facts, locale).join(' ');
  return given === '' ? why : `${given}. ${why}`;
};
