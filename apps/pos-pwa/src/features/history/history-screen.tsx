import { common, phoneSale } from '@qoa/messages';
import type { EventName } from '@qoa/shared/events';
import { useState, type ReactElement } from 'react';
import { useLocale } from '../../platform/use-locale.ts';
import { useNow } from '../../platform/use-now.ts';
import { useStoreZone } from '../device/index.ts';
import { useEvents, type ListedEvent } from '../replica/index.ts';
import { AttachScreen, CampaignsLink } from '../sale/index.ts';
import { splitByDay, totalsOf } from './day.ts';
import { EventRow, type EventRowProps } from './event-row.tsx';
import './history.css';

/** How many of the store's newest events are listed. */
const listedMax = 300;

/** The store's sales with their state and reason, and what today comes to. */
export const HistoryScreen = (): ReactElement => {
  const locale = useLocale();
  const words = phoneSale[locale];
  const timeZone = useStoreZone();
  const events = useEvents(listedMax);
  const nowMs = useNow(60_000);
  const [attaching, setAttaching] = useState<{ readonly sale: EventName; readonly sold: string } | null>(null);
  const onAttach = (event: ListedEvent, sold: string): void => setAttaching({ sale: event.name, sold });
  if (attaching !== null) return <AttachScreen {...attaching} onDone={() => setAttaching(null)} />;
  if (events === null) return <main className="page history"><p className="history-empty">{common[locale].loading}</p></main>;
  const { today, earlier } = splitByDay(events, nowMs, timeZone);
  const totals = totalsOf(today);
  return (
    <main className="page history">
      <h1>{words.history}</h1>
      <dl className="totals">
        <Total number={totals.sales} words={words.todaySales} />
        <Total number={totals.pieces} words={words.todayPieces} />
        <Total number={totals.stamps} words={common[locale].stamps} />
        {totals.points > 0 && <Total number={totals.points} words={common[locale].points} />}
      </dl>
      <CampaignsLink />
      {events.length === 0 && <p className="history-empty">{words.historyEmpty}</p>}
      <EventList events={today} label={words.today} timeZone={timeZone} withDay={false} nowMs={nowMs} onAttach={onAttach} />
      {earlier.length > 0 && <h2>{words.earlier}</h2>}
      <EventList events={earlier} label={words.earlier} timeZone={timeZone} withDay nowMs={nowMs} onAttach={onAttach} />
    </main>
  );
};

/** The words carry the number: it is taken out to stand large above them. */
const Total = ({ number, words }: { readonly number: number; readonly words: (n: number) => string }): ReactElement => (
  <div className="total">
    <dt>{words(number).replace(/^\S+\s/, '')}</dt>
    <dd>{number}</dd>
  </div>
);

interface EventListProps extends Omit<EventRowProps, 'event'> {
  readonly events: readonly ListedEvent[];
  readonly label: string;
}

const EventList = ({ events, label, ...row }: EventListProps): ReactElement | null =>
  events.length === 0 ? null : (
    <ul className="events" aria-label={label}>
      {events.map((event) => (
        <EventRow key={`${event.name.enrolment}/${event.name.seq}/${event.name.hash}`} event={event} {...row} />
      ))}
    </ul>
  );
