import { decodeEvent, splitEnvelope, type DeviceEvent, type TaggedAnswer } from '@qoa/shared/events';
import { isJudged, type JudgedNumbers, type StoreSaleRow } from '@qoa/shared/feed';
import type { EnrolmentId } from '@qoa/shared/ids';
import type { Queued, Settled } from '../outbox/index.ts';
import type { ListedEvent, ListedState } from './replica.ts';

/** What the store's feed says about events, and which numbers of the enrolment that reads it are judged. */
export interface FeedPicture {
  readonly rows: readonly StoreSaleRow[];
  readonly judged: (JudgedNumbers & { readonly enrolment: EnrolmentId }) | null;
}

/** One text for a name, so that twins meet. */
export const nameKey = ({ enrolment, seq, hash }: Pick<StoreSaleRow, 'enrolment' | 'seq' | 'hash'>): string => `${enrolment}/${seq}/${hash}`;

/**
 * The store's events and this phone's own, newest first, each once. Of two answers the verdict wins, then the later one.
 * Law: resume
 */
export const joinEvents = (own: readonly (Queued | Settled)[], { rows, judged }: FeedPicture, limit: number): readonly ListedEvent[] => {
  const rowByName = new Map(rows.map((row) => [nameKey(row), row]));
  const ownNames = new Set(own.map(nameKey));
  const listedOwn = own.map((one) => listedOwnEvent(one, rowByName.get(nameKey(one)), judged));
  const others = rows.filter((row) => !ownNames.has(nameKey(row))).map(listedRow);
  return [...listedOwn, ...others].sort((a, b) => b.atMs - a.atMs || b.name.seq - a.name.seq).slice(0, limit);
};

const listedOwnEvent = (own: Queued | Settled, row: StoreSaleRow | undefined, judged: FeedPicture['judged']): ListedEvent => {
  const settled = 'answer' in own ? own.answer : null;
  const answer = betterAnswer(settled, row?.answer ?? null);
  const { card, lines, ticketCents } = row ?? saleOf(own);
  const arrived = answer !== null || (judged !== null && judged.enrolment === own.enrolment && isJudged(judged, own.seq));
  const state: ListedState = answer?.class ?? (arrived ? 'held' : 'queued');
  return { name: { enrolment: own.enrolment, seq: own.seq, hash: own.hash }, own: true, atMs: row?.atMs ?? own.savedAtMs, card, lines, ticketCents, state, answer };
};

const listedRow = (row: StoreSaleRow): ListedEvent => ({
  name: { enrolment: row.enrolment, seq: row.seq, hash: row.hash },
  own: false,
  atMs: row.atMs,
  card: row.card,
  lines: row.lines,
  ticketCents: row.ticketCents,
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
  return event?.kind === 'SaleRecorded' ? event : { card: null, lines: [], ticketCents: null };
};

const openedEvent = (bytes: Uint8Array): DeviceEvent | null => {
  const split = splitEnvelope(bytes);
  if (!split.ok) return null;
  const decoded = decodeEvent(split.value.body);
  return decoded.ok ? decoded.value : null;
};
