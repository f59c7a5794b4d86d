import type { CardId, JudgedNo } from '@qoa/shared/ids';
import { hasAttached } from '@qoa/shared/events';
import type { Birthday } from '@qoa/shared/rules';
import type { Book, Entry } from './book.ts';
import { saleOf } from './book-claims.ts';
import { nameKey } from './storage.ts';
import type { TraitChange } from './traits.ts';
import { birthdayStamps, cardIds, milk, milkStamps, neighbours, sellersOf, zoneOffsetMs } from './town.ts';

type Verdict = Extract<Entry, { entry: 'event' }>;
type Broke = (law: string, how: string) => void;

/** Holds the milk campaign to what people know of cards, by a reckoning of our own: a stamp for each piece to the neighbours, and a gift once a year on a birthday. */
export interface TraitWatch {
  /** People heard that something of a card is otherwise. */
  readonly changed: (change: TraitChange) => void;
  /** Verdicts in their order. */
  readonly judged: (book: Book, judgedNos: readonly JudgedNo[]) => void;
  /** What the book says of cards is what holds: after it was restored. */
  readonly learn: (book: Book) => void;
}

export const traitWatch = (broke: Broke): TraitWatch => {
  const isNeighbour = new Map<CardId, boolean>();
  const birthdays = new Map<CardId, Birthday | null>();
  /** The sales that brought a card its birthday gift; other bytes under the same number are another sale. */
  const gifts = new Map<string, CardId>();

  const judged = (book: Book, entry: Verdict): void => {
    const card = cardOf(entry);
    // What people decided not to count gives nothing, whatever was due.
    if (card === undefined || entry.row.answer.class === 'held' || entry.row.answer.code === 'HOLD_NOT_COUNTED') return;
    const sale = saleOf(book, entry);
    const pieces = milkLines(sale);
    const isGift = pieces !== null && isToday(birthdays.get(card) ?? null, sale.row.atMs) && ![...gifts.values()].includes(card);
    const due = pieces === null ? 0 : (isNeighbour.get(card) === true ? pieces : 0) + (isGift ? birthdayStamps : 0);
    const { given, code } = entry.row.answer;
    const got = given.find(({ programme }) => programme === milkStamps)?.units ?? 0;
    const name = nameKey(entry.row);
    if (got > due) broke('judged, not trusted', `${name} got ${got} of the milk campaign, and ${due} were due to a card of which that is known`);
    if (got < due && isCounted(sale, entry)) broke('judged, not trusted', `${name} got ${got} of the milk campaign, and ${due} were due: ${code}`);
    if (isGift && got >= birthdayStamps) gifts.set(name, card);
  };

  return {
    changed: (change) => {
      if (change.did === 'segment') isNeighbour.set(change.card, change.isIn);
      else birthdays.set(change.card, change.birthday);
    },
    judged: (book, judgedNos) => {
      for (const judgedNo of [...judgedNos].sort((a, b) => a - b)) {
        const entry = book.journal.get(judgedNo);
        if (entry?.entry === 'event' && entry.row.judgedNo === judgedNo) judged(book, entry);
      }
    },
    learn: (book) => {
      for (const id of cardIds.values()) {
        isNeighbour.set(id, book.traits.get(id)?.tags.includes(neighbours) === true);
        birthdays.set(id, book.traits.get(id)?.birthday ?? null);
      }
      const here = new Set([...book.journal.values()].flatMap((entry) => (entry.entry === 'event' ? [nameKey(entry.row)] : [])));
      for (const name of gifts.keys()) if (!here.has(name)) gifts.delete(name);
    },
  };
};

const cardOf = ({ event }: Verdict): CardId | undefined => (event.kind === 'Sealed' || event.card === null ? undefined : cardIds.get(event.card));

/** The whole pieces of milk in a sale; null: it has no line of it, or is none. */
const milkLines = ({ event }: Verdict): number | null => {
  if (event.kind !== 'SaleRecorded') return null;
  const lines = event.lines.filter(({ product }) => 'gtin' in product && product.gtin === milk);
  return lines.length === 0 ? null : lines.reduce((sum, { quantity }) => sum + Math.floor(quantity / 1000), 0);
};

const isToday = (birthday: Birthday | null, atMs: number): boolean => {
  const local = new Date(atMs + zoneOffsetMs);
  return birthday !== null && birthday.month === local.getUTCMonth() + 1 && birthday.day === local.getUTCDate();
};

/** Whether what is due is due there: in a store that takes part, to the card with which the sale came or the one that it was given. */
const isCounted = ({ row }: Verdict, { event, row: { answer } }: Verdict): boolean => row.store !== null && sellersOf(milkStamps).has(row.store) && (event.kind !== 'SaleClaimed' || hasAttached(answer));
