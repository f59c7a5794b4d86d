import type { EventName } from '@qoa/shared/events';
import { isJudged, type CustodyRow, type JudgedNumbers, type StoreClaimRow, type StoreSaleRow } from '@qoa/shared/feed';
import type { EnrolmentId } from '@qoa/shared/ids';
import { isClaim, joinClaims } from './join-claims.ts';
import { betterAnswer, nameKey, openedEvent, stateOf, type OwnEvent } from './own-event.ts';
import type { ListedEvent } from './replica.ts';

/** An event as the store's feed tells it: a sale, or one of which only the name is known. */
type ToldRow = StoreSaleRow | CustodyRow;

/** What the store's feed says about events (of two rows of one name the later in the list counts), which enrolment reads it, and which of that one's numbers are judged. */
export interface FeedPicture {
  readonly rows: readonly ToldRow[];
  /** Cards added to sales afterwards. */
  readonly claims: readonly StoreClaimRow[];
  readonly reader: EnrolmentId | null;
  readonly judged: JudgedNumbers | null;
}

/**
 * The store's events and this phone's own, newest first, each once. Of two answers the verdict wins, then the later one.
 * A card added to a sale is no event of the list: it stands with its sale.
 * Law: resume
 */
export const joinEvents = (own: readonly OwnEvent[], picture: FeedPicture, limit: number): readonly ListedEvent[] => {
  const { rows, claims, reader } = picture;
  const rowByName = new Map(rows.map((row) => [nameKey(row), row]));
  const ownClaims = own.filter(isClaim);
  const ownSales = own.filter((one) => !isClaim(one));
  const ownNames = new Set(own.map(nameKey));
  const claimBySale = joinClaims(ownClaims, claims, (one) => hasArrived(one, picture));
  const listedOwn = ownSales.map((one) => listedOwnEvent(one, rowByName.get(nameKey(one)), picture));
  const others = [...rowByName.values()].filter((row) => !ownNames.has(nameKey(row))).map((row) => listedRow(row, reader));
  return [...listedOwn, ...others]
    .map((event): ListedEvent => ({ ...event, claim: claimBySale.get(nameKey(event.name)) ?? null }))
    .sort((a, b) => b.atMs - a.atMs || b.name.seq - a.name.seq)
    .slice(0, limit);
};

type Unclaimed = Omit<ListedEvent, 'claim'>;

/** Whether the feed's picture already holds an event of this phone, though its row is not here. */
const hasArrived = (own: EventName, { reader, judged }: FeedPicture): boolean => judged !== null && reader === own.enrolment && isJudged(judged, own.seq);

const listedOwnEvent = (own: OwnEvent, row: ToldRow | undefined, picture: FeedPicture): Unclaimed => {
  const settled = 'answer' in own ? own.answer : null;
  const answer = betterAnswer(settled, row?.answer ?? null);
  const { card, lines, ticketCents } = row !== undefined && 'lines' in row ? row : saleOf(own);
  return { name: { enrolment: own.enrolment, seq: own.seq, hash: own.hash }, own: true, atMs: row?.atMs ?? own.savedAtMs, card, lines, ticketCents, state: stateOf(own, answer, hasArrived(own, picture)), answer };
};

/** What the ring has forgotten since the backup covers it is still this phone's own. */
const listedRow = (row: ToldRow, reader: EnrolmentId | null): Unclaimed => ({
  name: { enrolment: row.enrolment, seq: row.seq, hash: row.hash },
  own: row.enrolment === reader,
  atMs: row.atMs,
  ...('lines' in row ? { card: row.card, lines: row.lines, ticketCents: row.ticketCents } : unknownSale),
  state: row.answer.class,
  answer: row.answer,
});

const saleOf = ({ bytes }: OwnEvent): Pick<ListedEvent, 'card' | 'lines' | 'ticketCents'> => {
  const event = openedEvent(bytes);
  return event?.kind === 'SaleRecorded' ? { card: event.card, lines: event.lines, ticketCents: event.ticketCents } : unknownSale;
};

const unknownSale: Pick<ListedEvent, 'card' | 'lines' | 'ticketCents'> = { card: null, lines: [], ticketCents: null };
