import { type Kysely, sql } from 'kysely';
import { type EventName, eventKindNumbers } from '@qoa/shared/events';
import { type BalanceRow, type ErasedRow, feedKindNumbers, type FeedRow, type ProductRow, type RestrictedKind, scopeKindNumbers, type StorePay, type StoreRow } from '@qoa/shared/feed';
import type { CardCode, CardId, CpgId, EnrolmentId, EventHash, Gtin, InstantMs, JudgedNo, ProgrammeId, Seq, StoreId } from '@qoa/shared/ids';
import { standingFrom, type StoreFacts } from '@qoa/shared/rules';
import type { SeqRange } from '@qoa/shared/intake';
import { storeFacts } from '../../platform/store-facts.ts';
import type { Tables } from '../../platform/tables.ts';
import { withoutGiven } from './answer-column.ts';
import { cardBody, consoleBody, factBody, feedRow, gtinsOf, joinedRow, type Named, type OccurrenceRow, saleKey, salesClaimedIn, storeBody } from './projection.ts';
import type { StoredScope } from './scope.ts';

type Reading = Kysely<Tables>;

/** Rows of sales, and of cards added to them: of both the store's snapshot tells the last. */
const salesAndClaims = sql.raw(`(${feedKindNumbers.sale}, ${feedKindNumbers.claim})`);

type StoredRow = OccurrenceRow & { readonly feed_no: JudgedNo; readonly prev: JudgedNo; readonly feed_kind: number; readonly fact_kind: string | null; readonly body: unknown };

/** The columns of an event `e` (of its store `s`) that projections read. */
const occurrenceColumns = sql.raw(`encode(e.source, 'hex') AS source, e.seq, e.hash, e.judged_no, e.class, e.code, e.answer, e.bytes, e.at_ms, e.received_ms, e.store_id, s.name AS store_name, s.time_zone`);

/** Rows of a scope after a number, oldest first, their bodies projected. */
export const rowsAfter = async (reading: Reading, scope: StoredScope, after: JudgedNo, limit: number): Promise<readonly FeedRow[]> =>
  (await rowsOfScopes(reading, [{ scope, after }], limit))[0] ?? [];

/** The same of many scopes in one question, in the order in which they are wanted. */
export const rowsOfScopes = async (reading: Reading, wanted: readonly WantedRows[], limit: number): Promise<readonly (readonly FeedRow[])[]> => {
  const { rows } = await sql<StoredRow & { readonly place: number }>`
    SELECT w.place::int AS place, f.judged_no AS feed_no, f.prev, f.kind AS feed_kind, x.kind AS fact_kind, x.body, ${occurrenceColumns}
    FROM unnest(${wanted.map(({ scope }) => scope.kind)}::int2[], ${wanted.map(({ scope }) => scope.id)}::int4[], ${wanted.map(({ after }) => after)}::int8[]) WITH ORDINALITY AS w(kind, id, after, place)
    JOIN LATERAL (SELECT * FROM feed WHERE scope_kind = w.kind AND scope_id = w.id AND judged_no > w.after ORDER BY judged_no LIMIT ${limit}) f ON true
    LEFT JOIN LATERAL (SELECT ${shared} FROM events WHERE judged_no = f.judged_no UNION ALL SELECT ${shared} FROM events WHERE held_no = f.judged_no UNION ALL SELECT ${shared} FROM forks WHERE judged_no = f.judged_no UNION ALL SELECT ${shared} FROM forks WHERE held_no = f.judged_no) e ON f.kind <> ${feedKindNumbers.fact}
    LEFT JOIN stores s ON s.id = e.store_id
    LEFT JOIN facts x ON f.kind = ${feedKindNumbers.fact} AND x.judged_no = f.judged_no
    ORDER BY w.place, f.judged_no`.execute(reading);
  const byPlace = new Map<number, StoredRow[]>(wanted.map((_, at) => [at + 1, []]));
  for (const row of rows) byPlace.get(row.place)?.push(row);
  const ofCards = rows.filter(({ place, feed_kind }) => wanted[place - 1]?.scope.kind === scopeKindNumbers.card && feed_kind !== feedKindNumbers.fact);
  const named = await namedIn(reading, ofCards);
  return wanted.map(({ scope }, at) => (byPlace.get(at + 1) ?? []).map((row) => projected(scope, named, row)));
};

/** Whose rows are wanted, and after which number. */
export interface WantedRows {
  readonly scope: StoredScope;
  readonly after: JudgedNo;
}

/** The last rows of a scope that are sales, adjustments of them, or what has ended, oldest first. */
export const lastSales = async (reading: Reading, scope: StoredScope, limit: number): Promise<readonly FeedRow[]> => {
  const { rows } = await sql<StoredRow>`
    SELECT f.judged_no AS feed_no, f.prev, f.kind AS feed_kind, f.fact_kind, f.body, ${occurrenceColumns}
    FROM (SELECT feed.*, x.kind AS fact_kind, x.body FROM feed LEFT JOIN facts x ON feed.kind = ${feedKindNumbers.fact} AND x.judged_no = feed.judged_no
      WHERE scope_kind = ${scope.kind} AND scope_id = ${scope.id} AND (feed.kind IN ${salesAndClaims} OR x.kind IN ('adjusted', 'expired')) ORDER BY feed.judged_no DESC LIMIT ${limit}) f
    LEFT JOIN occurrences e ON f.kind IN ${salesAndClaims} AND e.judged_no = f.judged_no LEFT JOIN stores s ON s.id = e.store_id
    WHERE e.judged_no IS NOT NULL OR f.fact_kind IS NOT NULL ORDER BY f.judged_no`.execute(reading);
  const named = await namedIn(reading, scope.kind === scopeKindNumbers.card ? rows.filter(({ feed_kind }) => feed_kind !== feedKindNumbers.fact) : []);
  return rows.map((row) => projected(scope, named, row));
};

const shared = sql.raw('source, seq, hash, judged_no, class, code, answer, bytes, at_ms, received_ms, store_id');

const kindOf = (feedKind: number): 'sale' | 'claim' | 'custody' => (feedKind === feedKindNumbers.sale ? 'sale' : feedKind === feedKindNumbers.claim ? 'claim' : 'custody');

const projected = (scope: StoredScope, named: Named, row: StoredRow): FeedRow => {
  if (row.feed_kind === feedKindNumbers.fact) return feedRow(row.feed_no, row.prev, row.fact_kind ?? '', factBody(row.fact_kind, row.body, scope.kind === scopeKindNumbers.card ? 'card' : 'scope'));
  const kind = kindOf(row.feed_kind);
  return feedRow(row.feed_no, row.prev, kind, scope.kind === scopeKindNumbers.store ? storeBody(atItsPlace(row), kind) : cardBody(row, named));
};

/** At the place of its custody an event tells no balance: those of its verdict are newer than the rows between. */
const atItsPlace = (row: StoredRow): StoredRow => (row.feed_no === row.judged_no ? row : { ...row, answer: withoutGiven(row.answer) });

/** What rows of cards name: the sales that were claimed, and the products of all of them. */
const namedIn = async (reading: Reading, rows: readonly OccurrenceRow[]): Promise<Named> => {
  const claimed = await claimedSales(reading, salesClaimedIn(rows));
  const names = await productNames(reading, gtinsOf([...rows, ...claimed.values()]));
  return { claimed, nameOf: (gtin) => names.get(gtin) ?? null };
};

const claimedSales = async (reading: Reading, sales: readonly EventName[]): Promise<Named['claimed']> => {
  if (sales.length === 0) return new Map();
  const { rows } = await sql<{ readonly source: EnrolmentId; readonly seq: Seq; readonly hash: EventHash; readonly bytes: Uint8Array; readonly at_ms: InstantMs }>`
    SELECT encode(e.source, 'hex') AS source, e.seq, encode(e.hash, 'hex') AS hash, e.bytes, e.at_ms FROM unnest(${sales.map(({ enrolment }) => Buffer.from(enrolment, 'hex'))}::bytea[], ${sales.map(({ seq }) => seq)}::int8[], ${sales.map(({ hash }) => Buffer.from(hash, 'hex'))}::bytea[]) AS u(source, seq, hash)
    JOIN occurrences e ON e.source = u.source AND e.seq = u.seq AND e.hash = u.hash`.execute(reading);
  return new Map(rows.map((row) => [saleKey({ enrolment: row.source, seq: row.seq, hash: row.hash }), row]));
};

const productNames = async (reading: Reading, gtins: readonly Gtin[]): Promise<ReadonlyMap<Gtin, string>> => {
  if (gtins.length === 0) return new Map();
  const rows = await reading.selectFrom('products').select(['gtin', 'name']).where('gtin', 'in', [...gtins]).execute();
  return new Map(rows.map(({ gtin, name }) => [gtin as Gtin, name]));
};

/** The journal after a number: every answer and fact in the one total order. */
export const journalAfter = async (reading: Reading, after: JudgedNo, limit: number): Promise<readonly FeedRow[]> => {
  const { rows } = await sql<OccurrenceRow & { readonly event_kind: number | null; readonly fact_kind: string | null; readonly body: unknown }>`
    SELECT j.judged_no, j.event_kind, j.fact_kind, j.body, encode(j.source, 'hex') AS source, j.seq, j.hash, j.class, j.code, j.answer, j.at_ms, j.received_ms, j.store_id, s.name AS store_name, s.time_zone
    FROM (${journalPart('events', after, limit)} UNION ALL ${journalPart('forks', after, limit)} UNION ALL
      (SELECT judged_no, NULL, kind AS fact_kind, body, NULL, NULL, NULL, NULL, NULL, NULL, at_ms, at_ms, store_id FROM facts WHERE judged_no > ${after} ORDER BY judged_no LIMIT ${limit})) j
    LEFT JOIN stores s ON s.id = j.store_id ORDER BY j.judged_no LIMIT ${limit}`.execute(reading);
  let prev = after;
  return rows.map((row) => {
    const { fact_kind: factKind, event_kind: eventKind, store_id: store } = row;
    const kind = factKind ?? (store === null ? 'custody' : eventKind === eventKindNumbers.SaleClaimed ? 'claim' : 'sale');
    const body = factKind !== null || store === null ? factBody(factKind, row.body, 'console') : consoleBody({ ...row, store_id: store });
    const made = feedRow(row.judged_no, prev, kind, body);
    prev = row.judged_no;
    return made;
  });
};

const journalPart = (table: 'events' | 'forks', after: JudgedNo, limit: number): ReturnType<typeof sql> =>
  sql`(SELECT judged_no, kind AS event_kind, NULL::text AS fact_kind, NULL::jsonb AS body, source, seq, hash, class, code, answer, at_ms, received_ms, store_id FROM ${sql.table(table)} WHERE judged_no > ${after} ORDER BY judged_no LIMIT ${limit})`;

/** Where a scope's rows begin and end: up to `floor` they were compacted. Zeros when it has no row. */
export const endsOf = async (reading: Reading, { kind, id }: StoredScope): Promise<ScopeEnds> => {
  const own = sql`FROM feed WHERE scope_kind = ${kind} AND scope_id = ${id} ORDER BY judged_no`;
  const { rows } = await sql<ScopeEnds>`SELECT coalesce((SELECT prev ${own} LIMIT 1), 0) AS floor, coalesce((SELECT judged_no ${own} DESC LIMIT 1), 0) AS head`.execute(reading);
  return rows[0] ?? { floor: 0, head: 0 };
};

export interface ScopeEnds {
  /** What the oldest row that stayed names as the one before it: compaction takes rows from the oldest on. */
  readonly floor: JudgedNo;
  readonly head: JudgedNo;
}

/** The head of a scope; 0 when it has no row. */
export const headOf = async (reading: Reading, scope: StoredScope): Promise<JudgedNo> => {
  const row = await reading.selectFrom('feed').select('judged_no').where('scope_kind', '=', scope.kind).where('scope_id', '=', scope.id).orderBy('judged_no', 'desc').limit(1).executeTakeFirst();
  return row?.judged_no ?? 0;
};

/** The head of the journal. */
export const journalHead = async (reading: Reading): Promise<JudgedNo> => (await reading.selectFrom('judge_term').select('judged_no').executeTakeFirst())?.judged_no ?? 0;

/** Where cards stand: one card's, or of those that bought at a store lately, in the campaigns in which the store takes part. */
export const balanceRows = async (reading: Reading, of: { readonly card: CardId } | { readonly store: StoreId; readonly salesMax: number }): Promise<readonly FeedRow[]> => {
  const who = 'card' in of ? sql`SELECT ${of.card}::int AS card_id` : sql`SELECT DISTINCT card_id FROM (SELECT e.card_id FROM feed f JOIN occurrences e ON e.judged_no = f.judged_no
      WHERE f.scope_kind = ${scopeKindNumbers.store} AND f.scope_id = ${of.store} AND f.kind IN ${salesAndClaims} ORDER BY f.judged_no DESC LIMIT ${of.salesMax}) lately WHERE card_id IS NOT NULL`;
  const here = 'card' in of ? sql`true` : sql`c.programme_id IN (SELECT p.id FROM store_programmes j JOIN programmes p ON p.campaign_id = j.programme_id WHERE j.store_id = ${of.store})`;
  const { rows } = await sql<{ readonly code: CardCode; readonly programme_id: ProgrammeId; readonly balance: number; readonly judged_no: JudgedNo }>`
    SELECT cards.code, c.programme_id, c.balance, c.judged_no FROM (${who}) w JOIN card_states c ON c.card_id = w.card_id JOIN cards ON cards.id = c.card_id AND cards.erased_ms IS NULL
    WHERE ${here} ORDER BY c.judged_no`.execute(reading);
  return rows.map((row) => feedRow(row.judged_no, 0, 'balance', { card: row.code, programme: row.programme_id, balance: row.balance } satisfies BalanceRow));
};

/** The cards that a store sold to and that were erased since. */
export const erasedRows = async (reading: Reading, store: StoreId): Promise<readonly FeedRow[]> => {
  const { rows } = await sql<ErasedRow>`SELECT c.code AS card FROM cards c WHERE c.erased_ms IS NOT NULL AND EXISTS (SELECT FROM feed f JOIN occurrences e ON e.judged_no = f.judged_no
    WHERE f.scope_kind = ${scopeKindNumbers.card} AND f.scope_id = c.id AND e.store_id = ${store}) ORDER BY c.id`.execute(reading);
  return rows.map((row) => feedRow(0, 0, 'card-erased', row));
};

/** The store itself, and the campaigns that it takes part in or is asked to. */
export const storeRows = async (reading: Reading, store: StoreId): Promise<readonly FeedRow[]> => {
  const row = await reading.selectFrom('stores').select(['id', 'code', 'name', 'time_zone']).where('id', '=', store).executeTakeFirst();
  const { rows: places } = await sql<PlaceRow>`SELECT coalesce(j.programme_id, i.campaign_id) AS programme, greatest(j.joined_no, i.invited_no) AS no, j.store_id IS NOT NULL AS joined, i.store_id IS NOT NULL AS invited, c.participation->'pay' AS pay
    FROM (SELECT * FROM store_programmes WHERE store_id = ${store}) j FULL JOIN (SELECT * FROM store_invitations WHERE store_id = ${store}) i ON i.campaign_id = j.programme_id
    LEFT JOIN campaigns c ON c.id = coalesce(j.programme_id, i.campaign_id) ORDER BY 1`.execute(reading);
  return [
    ...(row === undefined ? [] : [feedRow(0, 0, 'store', { id: row.id as StoreId, code: row.code, name: row.name, timeZone: row.time_zone } satisfies StoreRow)]),
    ...places.map(({ programme, no, joined, invited, pay }) => feedRow(no, 0, 'joined', joinedRow(programme, joined, { invited, pay }))),
  ];
};

interface PlaceRow {
  readonly programme: ProgrammeId;
  readonly no: JudgedNo;
  readonly joined: boolean;
  readonly invited: boolean;
  readonly pay: StorePay | null;
}

/** A store as campaigns see it; null: there is none. */
export const storeFactsOf = async (reading: Reading, store: StoreId): Promise<StoreFacts | null> => {
  const { rows } = await sql<StoreFacts>`SELECT ${storeFacts} FROM stores s WHERE s.id = ${store}`.execute(reading);
  return rows[0] ?? null;
};

/** The numbers from which on a store is told its campaigns as it has them now (it was placed, or told them anew), and of the fact that took it into a campaign last; 0: never. */
export const toldNosOf = async (reading: Reading, store: StoreId): Promise<{ readonly toldNo: JudgedNo; readonly joinedNo: JudgedNo }> => {
  const { rows } = await sql<{ readonly toldNo: JudgedNo; readonly joinedNo: JudgedNo }>`SELECT greatest(placed_no, told_anew_no) AS "toldNo", coalesce((SELECT max(joined_no) FROM store_programmes WHERE store_id = id), 0) AS "joinedNo" FROM stores WHERE id = ${store}`.execute(reading);
  return rows[0] ?? { toldNo: 0, joinedNo: 0 };
};

/** The revisions of a campaign that are or will be in force, as they were published. */
export const campaignRows = async (reading: Reading, programme: ProgrammeId, nowMs: number): Promise<readonly FeedRow[]> => {
  const revisions = await reading.selectFrom('revisions').select(['judged_no', 'body', sql<number>`(body->>'effectiveFromMs')::bigint`.as('effectiveFromMs')]).where('programme_id', '=', programme).orderBy('revision').execute();
  return standingFrom(revisions, nowMs).map(({ judged_no, body }) => feedRow(judged_no, 0, 'campaign', body));
};

/** Every product. */
export const catalogueRows = async (reading: Reading): Promise<readonly FeedRow[]> => {
  const rows = await reading.selectFrom('products').innerJoin('brands', 'brands.id', 'products.brand_id').select(['gtin', 'products.name', 'brands.name as brand', 'products.cpg_id', 'restricted', 'categories', 'tags']).orderBy('gtin').execute();
  return rows.map((row) => feedRow(0, 0, 'product', { gtin: row.gtin as Gtin, name: row.name, brand: row.brand, cpg: row.cpg_id as CpgId, restricted: row.restricted as RestrictedKind | null, ...(row.categories.length > 0 ? { categories: row.categories } : {}), ...(row.tags.length > 0 ? { tags: row.tags } : {}) } satisfies ProductRow));
};

/** The campaigns whose feed a store or a card may follow: those in which the store takes part or to which it is invited; for a card, those of any store. */
export const programmesOf = async (reading: Reading, of: { readonly store: StoreId } | 'any'): Promise<readonly ProgrammeId[]> => {
  const all = reading.selectFrom('store_programmes').select('programme_id').distinct();
  const rows = await (of === 'any' ? all : all.where('store_id', '=', of.store).union(reading.selectFrom('store_invitations').select('campaign_id as programme_id').where('store_id', '=', of.store))).orderBy('programme_id').execute();
  return rows.map(({ programme_id }) => programme_id as ProgrammeId);
};

/** What of a device's own numbers is judged. */
export const judgedNumbers = async (reading: Reading, enrolment: EnrolmentId): Promise<{ readonly frontier: Seq; readonly beyond: readonly Seq[] }> => {
  const { rows } = await sql<{ readonly frontier: Seq; readonly beyond: readonly SeqRange[] }>`SELECT frontier, beyond FROM sources WHERE source = ${Buffer.from(enrolment, 'hex')}`.execute(reading);
  const [row] = rows;
  return { frontier: row?.frontier ?? 0, beyond: (row?.beyond ?? []).flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i)) };
};
