import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lifeStateAt } from '@qoa/shared/campaign-life';
import type { Database } from '../../platform/database.ts';
import { migrate, readMigrations } from '../../platform/migrations.ts';
import { postgresTestDatabase } from '../../platform/test-postgres.ts';
import { sqlCampaignLifeStore } from './campaign-life-store.ts';
import { sqlCampaignReads } from './campaign-reads-store.ts';

let database: Database;
let drop: () => Promise<void>;

const first = {
  ...{ v: 1, programme: 4, revision: 1, cpg: 1, name: 'Junta 10', effectiveFromMs: 100, startsAtMs: 50, endsAtMs: null, state: 'active', timeZone: 'America/Mexico_City' },
  ...{ products: ['07501000000017'], earn: { kind: 'stamp-per-item', stamps: 1 }, limits: [], reward: { name: 'Agua de regalo', cost: 10 }, courtesyMs: 0 },
};

beforeAll(async () => {
  ({ database, drop } = await postgresTestDatabase());
  const migrations = await readMigrations();
  await migrate(database.kysely, migrations.filter(({ name }) => name < '0011'));
  await sql.raw(`
    INSERT INTO cpgs (id, name) VALUES (1, 'Agua Clara');
    INSERT INTO stores (id, code, name, time_zone) VALUES (7, 'T7', 'Tienda', 'America/Mexico_City'), (9, 'T9', 'Otra', 'America/Mexico_City');
    INSERT INTO programmes (id, cpg_id) VALUES (4, 1), (6, 1);
    INSERT INTO revisions (programme_id, revision, cpg_id, judged_no, published_ms, body) VALUES
      (4, 1, 1, 10, 100, '${JSON.stringify(first)}'), (4, 2, 1, 12, 300, '${JSON.stringify({ ...first, revision: 2, state: 'paused', effectiveFromMs: 300 })}');
    INSERT INTO store_programmes (store_id, programme_id, cpg_id, joined_no) VALUES (9, 4, 1, 11);
  `).execute(database.kysely);
  await migrate(database.kysely, migrations);
}, 60_000);
afterAll(() => drop());

test('law old phones: campaigns of before the steps were on record have a life, and the stores that they had', async () => {
  const store = sqlCampaignLifeStore(database);
  const campaign = await store.find(4);
  expect(campaign).toMatchObject({ numbers: { campaign: 4, spare: 7 }, version: 3, lastNo: 3, participation: { mode: 'managed', stores: [9], pay: null } });
  expect(campaign?.life.published.map(({ v, revision, state, units }) => [v, revision, state, units[0]?.programme])).toEqual([[2, 1, 'active', 4], [2, 2, 'paused', 4]]);
  expect(campaign === null ? null : lifeStateAt(campaign.life, 400)).toBe('paused');
  expect(await store.freeNumbers()).toEqual({ campaign: 8, spare: 9 });
  expect([...(await store.relatedTo({ kind: 'cpg', cpg: 1 as never }))]).toEqual([9]);
  expect(await store.untoldRelations(10)).toEqual([]);
});

test('they stand in the list as they do in the ledger; a programme that was never published does not', async () => {
  expect(await sqlCampaignReads(database).list(400)).toEqual([
    { campaign: 4, name: 'Junta 10', owner: { kind: 'cpg', cpg: 1 }, ownerName: 'Agua Clara', state: 'paused', proposal: null, kinds: ['stamp'], startsAtMs: 50, endsAtMs: null, timeZone: null, isCalledOff: false, planned: null, storesTakingPart: 1, changedAtMs: 300 },
  ]);
});
