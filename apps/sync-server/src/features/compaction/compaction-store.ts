import { type AgedRow, feedKindNumbers, scopeKindNumbers } from '@qoa/shared/feed';
import type { InstantMs, JudgedNo, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { totalInstantsMax } from '@qoa/shared/rules';
import { sql } from 'kysely';
import type { Database, Statement } from '../../platform/database.ts';
import { storeBalancesOfSalesMax } from '../feed/index.ts';

/** What grows without end and may be cleared away, read a piece at a time. */
export interface CompactionStore {
  /** The store behind `after` with its oldest rows that no snapshot tells any more, at most `limit`; null: it was the last. */
  readonly feedAfter: (after: StoreId, limit: number) => Promise<AgedFeed | null>;
  /** The campaign behind `after` with the instant at which the judge begins to read its rolling limits for everyone, and how many lie before it, at most `limit`; null: it was the last. */
  readonly usesAfter: (after: ProgrammeId, limit: number) => Promise<AgedUses | null>;
}

export interface AgedFeed {
  readonly store: StoreId;
  /** Where the oldest snapshot of this store begins to tell; 0 while one tells every row. */
  readonly toldFrom: JudgedNo;
  readonly oldest: readonly AgedRow[];
}

export interface AgedUses {
  readonly campaign: ProgrammeId;
  /** Null: it reads them all. */
  readonly readFromMs: InstantMs | null;
  readonly unread: number;
}

/** Reads it of a database. */
export const sqlCompactionStore = ({ kysely }: Pick<Database, 'kysely'>): CompactionStore => ({
  feedAfter: async (after, limit) => {
    const next = await kysely.selectFrom('stores').select('id').where('id', '>', after).orderBy('id').limit(1).executeTakeFirst();
    if (next === undefined) return null;
    const own = sql`scope_kind = ${scopeKindNumbers.store} AND scope_id = ${next.id}`;
    const told = await sql<{ readonly judgedNo: JudgedNo }>`SELECT judged_no AS "judgedNo" FROM feed WHERE ${own} AND kind IN (${feedKindNumbers.sale}, ${feedKindNumbers.claim})
      ORDER BY judged_no DESC OFFSET ${storeBalancesOfSalesMax - 1} LIMIT 1`.execute(kysely);
    const toldFrom = told.rows[0]?.judgedNo ?? 0;
    // Custody stands at its first place also once it is judged; a fact has the time at which it was published.
    const oldest = await sql<AgedRow>`SELECT f.judged_no AS "judgedNo", coalesce((SELECT received_ms FROM events WHERE judged_no = f.judged_no), (SELECT received_ms FROM events WHERE held_no = f.judged_no),
        (SELECT received_ms FROM forks WHERE judged_no = f.judged_no), (SELECT at_ms FROM facts WHERE judged_no = f.judged_no)) AS "receivedMs"
      FROM feed f WHERE ${own} AND judged_no < ${toldFrom} ORDER BY judged_no LIMIT ${limit}`.execute(kysely);
    return { store: next.id as StoreId, toldFrom, oldest: oldest.rows };
  },
  usesAfter: async (after, limit) => {
    const next = await kysely.selectFrom('programmes').select('campaign_id').where('campaign_id', '>', after).orderBy('campaign_id').limit(1).executeTakeFirst();
    if (next === undefined) return null;
    const instants = sql`FROM campaign_uses WHERE campaign_id = ${next.campaign_id} AND at_ms <> 0`;
    const read = await sql<{ readonly atMs: InstantMs }>`SELECT at_ms AS "atMs" ${instants} ORDER BY at_ms DESC OFFSET ${totalInstantsMax} LIMIT 1`.execute(kysely);
    const readFromMs = read.rows[0]?.atMs ?? null;
    const unread = readFromMs === null ? [] : (await sql`SELECT 1 ${instants} AND at_ms < ${readFromMs} ORDER BY at_ms LIMIT ${limit}`.execute(kysely)).rows;
    return { campaign: next.campaign_id as ProgrammeId, readFromMs, unread: unread.length };
  },
});

/** Drops a store's rows up to a number. */
export const droppedRows = (store: StoreId, upTo: JudgedNo): Statement => ({
  name: 'drop-feed-rows',
  text: `DELETE FROM feed WHERE scope_kind = ${scopeKindNumbers.store} AND scope_id = $1 AND judged_no <= $2`,
  values: [store, upTo],
});

/** Drops instants of a campaign's rolling limits before the first that the judge reads, the oldest first. */
export const droppedUses = (campaign: ProgrammeId, readFromMs: InstantMs, limit: number): Statement => ({
  name: 'drop-campaign-uses',
  text: `DELETE FROM campaign_uses u USING (SELECT at_ms, counter FROM campaign_uses WHERE campaign_id = $1 AND at_ms <> 0 AND at_ms < $2 ORDER BY at_ms LIMIT $3) old
    WHERE u.campaign_id = $1 AND u.at_ms = old.at_ms AND u.counter = old.counter`,
  values: [campaign, readFromMs, limit],
});
