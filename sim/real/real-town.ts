import { campaignFact, joinedFact, productFact, storeFact } from '@qoa/sync-server/features/campaigns';
import type { Database, Flight, Statement } from '@qoa/sync-server/platform/database';
import type { Fact } from '@qoa/sync-server/features/feed';
import type { JoinedRow } from '@qoa/shared/feed';
import type { CpgId, Epoch, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import type { Revision } from '@qoa/shared/rules';
import { firstPlaces } from '../src/book.ts';
import { cardIds, firstRevisions, products, startMs, townStores } from '../src/town.ts';

export const firstEpoch = 'abcdef0123456789' as Epoch;

/** Long before the evening begins. */
const longAgoMs = startMs - 100 * 3_600_000;

/** What the model's book opens with, as facts of the product, in the same order. */
export const townFacts = (): readonly Fact[] => [
  ...townStores.map((store) => storeFact(store, longAgoMs)),
  ...[...products].map(([gtin, { cpg, restricted }]) => productFact({ gtin, name: gtin, restricted }, { id: cpg, cpg, name: '' }, { id: cpg, name: `CPG ${cpg}` }, longAgoMs)),
  ...firstRevisions.map((revision) => revisionFact(revision, longAgoMs)),
  ...firstPlaces().map((place) => placeFact(place, longAgoMs)),
];

/** Each campaign of the town is a CPG's of its own. */
export const placeFact = ({ store, row: { programme, joined, invited = false } }: { readonly store: StoreId; readonly row: JoinedRow }, atMs: number): Fact =>
  joinedFact(store, programme, programme as number as CpgId, joined, atMs, { invited, pay: null });

export const revisionFact = (revision: Revision, nowMs: number): Fact => {
  const fact = campaignFact(revision, nowMs, { restricted: [] });
  assert(fact.ok, 'the town publishes valid revisions');
  return { ...fact.value, effects: (judgedNo) => [...fact.value.effects(judgedNo), campaignRow(revision.campaign, nowMs)] };
};

/** Invitations point at it; what people decided was decided by the model. */
const campaignRow = (campaign: ProgrammeId, nowMs: number): Statement => ({
  text: `INSERT INTO campaigns (id, spare_id, cpg_id, changed_ms, participation, outline) VALUES ($1, $2, $1, $3, '{"mode":"opt-in","stores":"all","pay":null}', '{}') ON CONFLICT (id) DO NOTHING`,
  values: [campaign, 1000 + campaign, nowMs],
});

/** A row of a kind that no release of the product knows yet. */
export const hologramFact = (store: StoreId, atMs: number): Fact => ({ kind: 'hologram' as Fact['kind'], cpg: null, store, atMs, body: {}, scopes: [`store:${store}`], effects: () => [] });

/** Runs statements made of the names of all tables, but for the term and what tells the release, in one transaction in which no row need point at another. */
export const onEveryTable = (database: Database, statementsOf: (tables: readonly string[]) => readonly string[]): Promise<void> =>
  onOwnConnection(database, async (flight) => {
    const [rows = []] = await flight([{ text: "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'judge_term' AND tablename NOT LIKE '%migration%'" }]);
    await flight(['BEGIN', 'SET LOCAL session_replication_role = replica', ...statementsOf(rows.map(({ name }) => String(name))), 'COMMIT'].map((text) => ({ text })));
  });

/** Runs statements, or whatever works with them, on a connection of its own. */
export const onOwnConnection = async (database: Database, work: readonly string[] | ((flight: Flight) => Promise<void>)): Promise<void> => {
  const connection = await database.openJudge();
  try {
    await connection.alone(async (flight) => (typeof work === 'function' ? work(flight) : void (await flight(work.map((text) => ({ text }))))));
  } finally {
    await connection.close();
  }
};

/** Empties every table, so that a database serves one schedule after the other. */
export const emptied = (database: Database): Promise<void> => onEveryTable(database, (tables) => [...tables.map((name) => `DELETE FROM ${name}`), 'UPDATE judge_term SET term = 0, judged_no = 0']);

/** The town's cards, as their holders got them. */
export const handOutCards = async ({ kysely }: Database): Promise<void> => {
  await kysely.insertInto('cards').values([...cardIds].map(([code, id]) => ({ id, code, created_ms: longAgoMs }))).execute();
};
