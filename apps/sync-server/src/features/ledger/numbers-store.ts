import { sql } from 'kysely';
import type { InstantMs, JudgedNo } from '@qoa/shared/ids';
import type { Database } from '../../platform/database.ts';

type Reader = Database['kysely'];

/** A number that is not above that of any event received at or after `sinceMs`, found by halving between `from` and the head, since numbers rise with time. */
export const numberBefore = async (db: Reader, sinceMs: InstantMs, from: JudgedNo): Promise<JudgedNo> => {
  let [low, high] = [from, (await headOf(db)) + 1];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2);
    const row = await db.selectFrom('events').select(['received_ms']).where('judged_no', '>=', middle).orderBy('judged_no').limit(1).executeTakeFirst();
    // Receipts of one batch may stand a little out of order; a minute's slack is nothing in a day.
    if (row === undefined || row.received_ms >= sinceMs - 60_000) high = middle;
    else low = middle;
  }
  return low;
};

/** The number of the latest event; 0 before the first. */
export const headOf = async (db: Reader): Promise<JudgedNo> => (await db.selectFrom('events').select(sql<number | null>`max(judged_no)`.as('head')).executeTakeFirstOrThrow()).head ?? 0;
