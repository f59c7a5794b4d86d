import { decodeEvent, splitEnvelope, type DeviceEvent, type EventName, type TaggedAnswer } from '@qoa/shared/events';
import { isJudged, type CustodyRow, type JudgedNumbers, type StoreSaleRow } from '@qoa/shared/feed';
import type { EnrolmentId } from '@qoa/shared/ids';
import type { Queued, Settled } from '../outbox/index.ts';
import type { ListedEvent, ListedState } from './replica.ts';

/** An event as the store's feed tells it: a sale, or one of which only the name is known. */
type ToldRow = StoreSaleRow | CustodyRow;

/** What the store's feed says about events (of two rows of one name the later in the list counts), and which numbers of the enrolment that reads it are judged. */
export interface FeedPicture {
  readonly rows: readonly ToldRow[];
  readonly judged: (JudgedNumbers & { readonly enrolment: EnrolmentId }) | null;
}

/** One text for a name, so that twins meet. */
export const nameKey = ({ enrolment, seq, hash }: EventName): string => `${enrolment}/${seq}/${hash}`;

/**
 * The store's events and this phone's own, newest first, each once. Of two answers the verdict wins, then the later one.
 * Law: resume
 */
export const joinEvents = (own: readonly (Queued | Settled)[], { rows, judged }: FeedPicture, limit: number): readonly ListedEvent[] => {
  const rowByName = new Map(rows.map((row) => [nameKey(row), row]));
  const ownNames = new Set(own.map(nameKey));
  const listedOwn = own.map((one) => listedOwnEvent(one, rowByName.get(nameKey(one)), judged));
  const others = [...rowByName.values()].filter((row) => !ownNames.has(nameKey(row))).map(listedRow);
  return [...listedOwn, ...others].sort((a, b) => b.atMs - a.atMs || b.name.seq - a.name.seq).slice(0, limit);
};

const listedOwnEvent = (own: Queued | Settled, row: ToldRow | undefined, judged: FeedPicture['judged']): ListedEvent => {
  const settled = 'answer' in own ? own.answer : null;
  const answer = betterAnswer(settled, row?.answer ?? null);
  const { card, lines, ticketCents } = row !== undefined && 'lines' in row ? row : saleOf(own);
  const arrived = answer !== null || (judged !== null && judged.enrolment === own.enrolment && isJudged(judged, own.seq));
  const state: ListedState = answer?.class ?? (arrived ? 'held' : 'queued');
  return { name: { enrolment: own.enrolment, seq: own.seq, hash: own.hash }, own: true, atMs: row?.atMs ?? own.savedAtMs, card, lines, ticketCents, state, answer };
};

const listedRow = (row: ToldRow): ListedEvent => ({
  name: { enrolment: row.enrolment, seq: row.seq, hash: row.hash },
  own: false,
  atMs: row.atMs,
  ...('lines' in row ? { card: row.card, lines: row.lines, ticketCents: row.ticketCents } : unknownSale),
  state: row.answer.class,
  answer: row.answer,
});

const betterAnswer = (settled: TaggedAnswer | null, told: StoreSaleRow['answer'] | null): ListedEvent['answer'] => {
  if (settled === null || told === null) return settled ?? told;
  if ((settled.class === 'held') !== (told.class === 'held')) return settled.class === 'held' ? told : settled;
  return told.judgedNo > settled.judgedNo ? told : settled;
};

const saleOf = ({ bytes }: Queued): Pick<ListedEvent, 'card' | 'lines' | 'ticketCents'> => {
  const event = openedEvent(bytes);
  return event?.kind === 'SaleRecorded' ? { card: event.card, lines: event.lines, ticketCents: event.ticketCents } : unknownSale;
};

const unknownSale: Pick<ListedEvent, 'card' | 'lines' | 'ticketCents'> = { card: null, lines: [], ticketCents: null };

const openedEvent = (bytes: Uint8Array): DeviceEvent | null => {
  const split = splitEnvelope(bytes);
  if (!split.ok) return null;
  const decoded = decodeEvent(split.value.body);
  return decoded.ok ? decoded.value : null;
};
