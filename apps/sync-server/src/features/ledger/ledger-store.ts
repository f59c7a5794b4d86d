import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { JudgedNo, ProgrammeId } from '@qoa/shared/ids';
import { accountKindNumbers, type AccountKind, accountKey, applyPostings, type Balances, type Lot, type Posting, stateText } from '@qoa/shared/ledger';
import { assert } from '@qoa/shared/result';
import type { Database } from '../../platform/database.ts';

/** What the ledger holds, read only: the judge alone writes it. */
export interface Ledger {
  /** SHA-256 over the canonical text of every account and lot as they stand. */
  readonly stateHash: () => Promise<string>;
  /** The same from the stored postings, replayed from empty in the one total order; only the dates of lots, which no posting says, are as stored. Law: whole */
  readonly replayHash: () => Promise<string>;
  /** What stands in each account that is not 0. */
  readonly balances: () => Promise<Balances>;
}

/** The ledger of a database. */
export const sqlLedger = ({ kysely }: Pick<Database, 'kysely'>): Ledger => {
  const balances = async (): Promise<Balances> => {
    const { rows } = await sql<BalanceRow>`
      SELECT kind, owner, programme_id, units FROM balances
      UNION ALL SELECT ${accountKindNumbers.card}::smallint, card_id, programme_id, balance FROM card_states WHERE balance <> 0
      UNION ALL SELECT ${accountKindNumbers.debt}::smallint, card_id, programme_id, -debt FROM card_states WHERE debt <> 0`.execute(kysely);
    return new Map(rows.map((row) => [accountKey({ kind: kindOf(row.kind), owner: row.owner, programme: row.programme_id }), row.units]));
  };
  const postings = async (): Promise<readonly PlacedPosting[]> => {
    const { rows } = await sql<PostingRow>`SELECT judged_no, from_kind, from_owner, to_kind, to_owner, programme_id, units, reason FROM postings ORDER BY judged_no, ordinal`.execute(kysely);
    return rows.map(postingOf);
  };
  const lots = async (): Promise<readonly PlacedLot[]> => {
    const { rows } = await sql<LotRow>`SELECT card_id, programme_id, judged_no, units, remaining, expires_at_ms, usable_from_ms FROM lots`.execute(kysely);
    return rows.map((row) => ({ judgedNo: row.judged_no, card: row.card_id, programme: row.programme_id, units: row.units, remaining: row.remaining, expiresAtMs: row.expires_at_ms, usableFromMs: row.usable_from_ms }));
  };
  return {
    balances,
    stateHash: async () => hashOf(stateText(await balances(), await lots())),
    replayHash: async () => {
      const placed = await postings();
      return hashOf(stateText(applyPostings(new Map(), placed), lotsFrom(placed, await lots())));
    },
  };
};

type PlacedPosting = Posting & { readonly judgedNo: JudgedNo };
type PlacedLot = Lot & { readonly judgedNo: JudgedNo };
type BalanceRow = { readonly kind: number; readonly owner: number; readonly programme_id: ProgrammeId; readonly units: number };
type PostingRow = { readonly judged_no: JudgedNo; readonly from_kind: number; readonly from_owner: number; readonly to_kind: number; readonly to_owner: number; readonly programme_id: ProgrammeId; readonly units: number; readonly reason: number };
type LotRow = { readonly card_id: number; readonly programme_id: ProgrammeId; readonly judged_no: JudgedNo; readonly units: number; readonly remaining: number; readonly expires_at_ms: number | null; readonly usable_from_ms: number | null };

/** What one event gave one card in one programme, less what of it repaid a debt at once, is a lot; what expired closes those that end first. */
const lotsFrom = (postings: readonly PlacedPosting[], stored: readonly PlacedLot[]): readonly PlacedLot[] => {
  const dates = new Map(stored.map((lot) => [`${lot.judgedNo}:${holderKey(lot)}`, lot]));
  const lots = new Map<string, Map<JudgedNo, PlacedLot>>();
  for (const { judgedNo, from, to, units, reason } of postings) {
    const card = reason === 'earn' || reason === 'adjust' ? to.owner : from.owner;
    const key = holderKey({ card, programme: from.programme });
    const own = lots.get(key) ?? new Map<JudgedNo, PlacedLot>();
    lots.set(key, own);
    if (reason === 'expire') {
      closeSoonest(own, units);
      continue;
    }
    const { expiresAtMs = null, usableFromMs = null } = dates.get(`${judgedNo}:${key}`) ?? {};
    const lot = own.get(judgedNo) ?? { judgedNo, card, programme: from.programme, units: 0, remaining: 0, expiresAtMs, usableFromMs };
    const kept = reason === 'repay' ? -units : units;
    own.set(judgedNo, { ...lot, units: lot.units + (reason === 'repay' ? 0 : units), remaining: lot.remaining + kept });
  }
  return [...lots.values()].flatMap((own) => [...own.values()]);
};

const closeSoonest = (own: Map<JudgedNo, PlacedLot>, units: number): void => {
  const ending = [...own.values()].flatMap((lot) => (lot.expiresAtMs === null || lot.remaining === 0 ? [] : [{ ...lot, expiresAtMs: lot.expiresAtMs }]));
  let left = units;
  for (const lot of ending.sort((a, b) => a.expiresAtMs - b.expiresAtMs || a.judgedNo - b.judgedNo)) {
    const taken = Math.min(left, lot.remaining);
    own.set(lot.judgedNo, { ...lot, remaining: lot.remaining - taken });
    left -= taken;
  }
};

const holderKey = ({ card, programme }: Pick<PlacedLot, 'card' | 'programme'>): string => `${card}:${programme}`;

const reasons: readonly (Posting['reason'] | undefined)[] = [undefined, 'earn', 'repay', 'adjust', 'expire'];

const postingOf = (row: PostingRow): PlacedPosting => {
  const reason = reasons[row.reason];
  assert(reason !== undefined, `the stored reason ${row.reason} is known`);
  const programme = row.programme_id;
  return { judgedNo: row.judged_no, from: { kind: kindOf(row.from_kind), owner: row.from_owner, programme }, to: { kind: kindOf(row.to_kind), owner: row.to_owner, programme }, units: row.units, reason };
};

const kindsByNumber: ReadonlyMap<number, AccountKind> = new Map(Object.entries(accountKindNumbers).map(([kind, number]) => [number, kind as AccountKind]));

const kindOf = (number: number): AccountKind => {
  const kind = kindsByNumber.get(number);
  assert(kind !== undefined, `the stored account kind ${number} is known`);
  return kind;
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
