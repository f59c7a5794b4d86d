import { type FeedRow, isCampaignScope, type Scope } from '@qoa/shared/feed';
import type { CardId, InstantMs, ProgrammeId, StoreId } from '@qoa/shared/ids';
import type { FeedPage } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/tables.ts';
import { balanceRows, campaignRows, catalogueRows, endsOf, erasedRows, journalAfter, journalHead, judgedNumbers, lastSales, storeRows } from './feed-store.ts';
import type { Reader } from './reader.ts';
import { parseScope } from './scope.ts';

const storeSalesMax = 100;
/** Of so many of a store's last sales, and cards added to them, the cards' balances are told: no older row is read. */
export const storeBalancesOfSalesMax = 2000;
const cardSalesMax = 20;
const journalRowsMax = 100;

/** A scope's whole state as rows at one instant, compacted. It may be larger than a page. */
export const snapshotOf = (kysely: Kysely<Tables>, reader: Reader, scope: Scope, nowMs: InstantMs): Promise<FeedPage> =>
  kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (reading) => {
      if (scope === 'console') return consoleSnapshot(reading);
      const stored = parseScope(scope);
      assert(stored !== null, `a reader's scope has rows, got ${scope}`);
      const page = { scope, snapshot: true, ...(await endsOf(reading, stored)), more: false };
      if (scope === 'catalogue') return { ...page, rows: await catalogueRows(reading) };
      if (isCampaignScope(scope)) return { ...page, rows: await campaignRows(reading, stored.id as ProgrammeId, nowMs) };
      if (scope.startsWith('card:')) return { ...page, rows: byNumber([...(await balanceRows(reading, { card: stored.id as CardId })), ...(await lastSales(reading, stored, cardSalesMax))]) };
      const store = stored.id as StoreId;
      const rows = [...(await storeRows(reading, store)), ...(await erasedRows(reading, store)), ...(await balanceRows(reading, { store, salesMax: storeBalancesOfSalesMax })), ...(await lastSales(reading, stored, storeSalesMax))];
      return { ...page, rows: byNumber(rows), ...(reader.kind === 'device' ? { judged: await judgedNumbers(reading, reader.enrolment) } : {}) };
    });

const consoleSnapshot = async (reading: Kysely<Tables>): Promise<FeedPage> => {
  const head = await journalHead(reading);
  const rows = await journalAfter(reading, Math.max(0, head - journalRowsMax), journalRowsMax);
  return { scope: 'console', snapshot: true, floor: 0, head, rows, more: false };
};

const byNumber = (rows: readonly FeedRow[]): readonly FeedRow[] => [...rows].sort((a, b) => a.judgedNo - b.judgedNo);

