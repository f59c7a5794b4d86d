import type { JudgeMemory } from './judge-memory.ts';
import type { CardCode, CpgId, EnrolmentId, Gtin, InstantMs, JudgedNo, ProgrammeId, Seq, StoreId } from '@qoa/shared/ids';
import { scopeKindNumbers } from '@qoa/shared/feed';
import type { SeqRange } from '@qoa/shared/intake';
import { accountKindNumbers } from '@qoa/shared/ledger';
import type { Loss } from '@qoa/shared/loss';
import { type AdjustmentRow, cardStateKey, type DataNeeds, forkKey } from '@qoa/shared/judge';
import { asRevision, cardStateOf, type ProductFacts, type PublishedRevision, type RevisionDocument, type StoredUse, type StoreFacts, totalInstantsMax, totalsOf } from '@qoa/shared/rules';
import { byteaArrayOfHex, int4Array, int8Array, textArray } from '../../platform/binary-arrays.ts';
import { type OpenBirthday, segmentsNow, type TraitsRow, traitsOfRow } from '../cards/index.ts';
import { type AnswerRow, answerOfRow } from '../feed/index.ts';
import { awaitingClaims, claimedEvents } from './claim-reads-store.ts';
import type { Read } from './read.ts';

/** The reads that fill the memory for a batch: one statement a kind, none for what is known; `known`: the campaigns that are, all of them. */
export const readsOf = (needs: DataNeeds, known: readonly ProgrammeId[], birthdayOf: OpenBirthday): readonly Read[] => [
  ...(needs.names.length === 0 ? [] : [answers(needs.names, 'events'), answers(needs.names, 'forks')]),
  ...(needs.enrolments.length === 0 ? [] : [sources(needs.enrolments), revisions(needs.enrolments, known), totals(needs.enrolments, known), awaitingClaims(needs.enrolments)]),
  ...(needs.cards.length === 0 ? [] : [cards(needs.cards, birthdayOf)]),
  ...(needs.gtins.length === 0 ? [] : [products(needs.gtins)]),
  ...(needs.programmes.length === 0 ? [] : [namedRevisions(needs.programmes, known), namedTotals(needs.programmes, known)]),
  ...(needs.claimed.length === 0 ? [] : [claimedEvents(needs.claimed)]),
  ...(needs.shown.length === 0 ? [] : [adjustments(needs.shown)]),
];

const answers = (names: DataNeeds['names'], table: 'events' | 'forks'): Read => ({
  statement: {
    name: `read-${table}`,
    text: `SELECT encode(t.source, 'hex') AS source, t.seq, t.hash, t.judged_no, t.class, t.code, t.answer
      FROM unnest($1::bytea[], $2::int8[]) AS u(source, seq) JOIN ${table} t ON t.source = u.source AND t.seq = u.seq`,
    values: [byteaArrayOfHex(names.map(({ enrolment }) => enrolment)), int8Array(names.map(({ seq }) => seq))],
  },
  remember: (memory, rows: readonly AnswerRowWithSource[]) => {
    for (const row of rows) {
      const answer = answerOfRow(row);
      if (table === 'events') memory.stored.add(row.source, answer);
      else memory.forks.set(forkKey(row.source, row.seq, answer.hash), answer);
    }
  },
});

type AnswerRowWithSource = AnswerRow & { readonly source: EnrolmentId };

const sources = (enrolments: readonly EnrolmentId[]): Read => ({
  statement: {
    name: 'read-sources',
    text: `SELECT encode(e.id, 'hex') AS source, e.store_id, e.revoked_ms, p.type, p.country, p.state, p.city, s.frontier, s.highest_seq, s.holes, s.beyond, s.unshown,
        (SELECT jsonb_agg(o.body ORDER BY o.no) FROM losses o WHERE o.source = e.id AND (o.closed_ms IS NULL OR o.kind IN ('rolled-back', 'declared-lost'))) AS losses,
        ARRAY(SELECT l.list FROM store_lists l WHERE l.store_id = e.store_id ORDER BY 1) AS lists,
        ARRAY(SELECT r.cpg_id FROM cpg_stores r WHERE r.store_id = e.store_id) AS cpgs,
        ARRAY(SELECT j.programme_id FROM store_programmes j WHERE j.store_id = e.store_id ORDER BY 1) AS programmes,
        coalesce((SELECT f.judged_no FROM feed f WHERE f.scope_kind = ${scopeKindNumbers.store} AND f.scope_id = e.store_id ORDER BY f.judged_no DESC LIMIT 1), 0) AS head
      FROM unnest($1::bytea[]) AS u(id) JOIN enrolments e ON e.id = u.id JOIN stores p ON p.id = e.store_id LEFT JOIN sources s ON s.source = e.id`,
    values: [byteaArrayOfHex(enrolments)],
  },
  remember: (memory, rows: readonly SourceRow[]) => {
    for (const row of rows) {
      const { type, country, state, city, lists } = row;
      memory.sources.set(row.source, { store: row.store_id, place: { id: row.store_id, type, country, state, city, lists }, programmes: row.programmes, revokedAtMs: row.revoked_ms });
      memory.relations.set(row.store_id, new Set([...row.cpgs, ...(memory.relations.get(row.store_id) ?? [])]));
      memory.scopeHeads.set(`store:${row.store_id}`, Math.max(row.head, memory.scopeHeads.get(`store:${row.store_id}`) ?? 0));
      memory.progress.set(row.source, { frontier: row.frontier ?? 0, highestSeq: row.highest_seq ?? 0, holes: row.holes ?? [], beyond: row.beyond ?? [], unshown: row.unshown ?? [] });
      if (row.losses === null) memory.losses.delete(row.source);
      else memory.losses.set(row.source, row.losses);
    }
  },
});

type SourceRow = Omit<StoreFacts, 'id'> & {
  readonly source: EnrolmentId;
  readonly store_id: StoreId;
  readonly revoked_ms: number | null;
  readonly cpgs: readonly CpgId[];
  readonly programmes: readonly ProgrammeId[];
  readonly head: JudgedNo;
  readonly frontier: Seq | null;
  readonly highest_seq: Seq | null;
  readonly holes: readonly SeqRange[] | null;
  readonly beyond: readonly SeqRange[] | null;
  readonly losses: readonly Loss[] | null;
  readonly unshown: readonly SeqRange[] | null;
};

const revisions = (enrolments: readonly EnrolmentId[], known: readonly ProgrammeId[]): Read => ({
  statement: {
    name: 'read-revisions',
    text: `SELECT r.programme_id, r.cpg_id, r.judged_no, r.body FROM revisions r WHERE r.programme_id IN (
        SELECT p.programme_id FROM unnest($1::bytea[]) AS u(id) JOIN enrolments e ON e.id = u.id JOIN store_programmes p ON p.store_id = e.store_id) AND r.programme_id <> ALL ($2::int4[])
      ORDER BY r.programme_id, r.revision`,
    values: [byteaArrayOfHex(enrolments), int4Array(known)],
  },
  remember: rememberRevisions,
});

/** Of the campaigns whose units earlier answers name. */
const namedRevisions = (programmes: readonly ProgrammeId[], known: readonly ProgrammeId[]): Read => ({
  statement: {
    name: 'read-named-revisions',
    text: `SELECT r.programme_id, r.cpg_id, r.judged_no, r.body FROM (SELECT DISTINCT p.campaign_id FROM unnest($1::int4[]) AS u(id) JOIN programmes p ON p.id = u.id) c
      JOIN revisions r ON r.programme_id = c.campaign_id AND r.programme_id <> ALL ($2::int4[]) ORDER BY r.programme_id, r.revision`,
    values: [int4Array(programmes), int4Array(known)],
  },
  remember: rememberRevisions,
});

const rememberRevisions = (memory: JudgeMemory, rows: readonly RevisionRow[]): void => {
  const published = new Map<ProgrammeId, PublishedRevision[]>();
  for (const { programme_id: campaign, cpg_id: cpg, judged_no: judgedNo, body } of rows) {
    const revision = asRevision(body);
    published.set(campaign, [...(published.get(campaign) ?? []), { revision, judgedNo }]);
    for (const { programme } of revision.units) memory.cpgs.set(programme, cpg);
  }
  for (const [campaign, all] of published) memory.programmes.set(campaign, all);
};

type RevisionRow = {
  readonly programme_id: ProgrammeId;
  readonly cpg_id: CpgId | null;
  readonly judged_no: JudgedNo;
  readonly body: RevisionDocument;
};

/** Of the campaigns of those stores; what is known of one is newer than what is committed. */
const totals = (enrolments: readonly EnrolmentId[], known: readonly ProgrammeId[]): Read => ({
  statement: {
    name: 'read-totals',
    text: totalsText('SELECT j.programme_id FROM unnest($1::bytea[]) AS u(id) JOIN enrolments e ON e.id = u.id JOIN store_programmes j ON j.store_id = e.store_id'),
    values: [byteaArrayOfHex(enrolments), int4Array(known)],
  },
  remember: rememberTotals,
});

const namedTotals = (programmes: readonly ProgrammeId[], known: readonly ProgrammeId[]): Read => ({
  statement: { name: 'read-named-totals', text: totalsText('SELECT p.campaign_id FROM unnest($1::int4[]) AS u(id) JOIN programmes p ON p.id = u.id'), values: [int4Array(programmes), int4Array(known)] },
  remember: rememberTotals,
});

/** What a campaign gave to all cards is what its programmes issued; of rolling limits the latest uses are read. */
const totalsText = (campaigns: string): string => `SELECT c.campaign_id, -c.units AS units, u.at_ms, u.counter, u.used
  FROM (SELECT p.campaign_id, coalesce(sum(b.units), 0)::bigint AS units FROM programmes p LEFT JOIN balances b ON b.kind = ${accountKindNumbers.issued} AND b.programme_id = p.id AND b.owner = 0
    WHERE p.campaign_id IN (${campaigns}) AND p.campaign_id <> ALL ($2::int4[]) GROUP BY p.campaign_id) c
  LEFT JOIN LATERAL (SELECT * FROM campaign_uses WHERE campaign_id = c.campaign_id AND at_ms = 0
    UNION ALL (SELECT * FROM campaign_uses WHERE campaign_id = c.campaign_id AND at_ms <> 0 ORDER BY at_ms DESC LIMIT ${totalInstantsMax + 1})) u ON true`;

const rememberTotals = (memory: JudgeMemory, rows: readonly TotalsRow[]): void => {
  const units = new Map(rows.map((row) => [row.campaign_id, row.units]));
  const uses = new Map<ProgrammeId, StoredUse[]>([...units.keys()].map((campaign) => [campaign, []]));
  for (const { campaign_id: campaign, at_ms: atMs, counter, used } of rows) if (counter !== null) uses.get(campaign)?.push({ atMs, counter, used });
  for (const [campaign, own] of uses) memory.totals.set(campaign, totalsOf(own, units.get(campaign) ?? 0));
};

type TotalsRow = { readonly campaign_id: ProgrammeId; readonly units: number } & ({ readonly at_ms: InstantMs; readonly counter: string; readonly used: number } | { readonly at_ms: null; readonly counter: null; readonly used: null });

/** What made these events whole before, or is named as owed. */
const adjustments = (names: DataNeeds['shown']): Read => ({
  statement: {
    name: 'read-adjustments',
    text: `SELECT f.body FROM (SELECT DISTINCT * FROM unnest($1::text[], $2::text[]) AS n(source, seq)) u JOIN facts f ON f.kind = 'adjusted' AND f.body->>'enrolment' = u.source AND f.body->>'seq' = u.seq`,
    values: [textArray(names.map(({ enrolment }) => enrolment)), textArray(names.map(({ seq }) => String(seq)))],
  },
  remember: (memory, rows: readonly { readonly body: Pick<AdjustmentRow, 'enrolment' | 'seq' | 'hash' | 'given' | 'owed'> }[]) => {
    const added = new Map<string, AdjustmentRow['given' | 'owed'][number][]>();
    for (const { body: { enrolment, seq, hash, given, owed } } of rows) {
      const key = forkKey(enrolment, seq, hash);
      added.set(key, [...(added.get(key) ?? []), ...given, ...owed]);
    }
    for (const [key, units] of added) memory.added.set(key, units);
  },
});

const cards = (codes: readonly CardCode[], birthdayOf: OpenBirthday): Read => ({
  statement: {
    name: 'read-cards',
    text: `SELECT c.code, c.id, c.erased_ms IS NOT NULL AS erased, s.programme_id, s.balance, s.debt, s.used, b.sealed, b.key_id,
        ${segmentsNow} AS segments,
        coalesce((SELECT f.judged_no FROM feed f WHERE f.scope_kind = ${scopeKindNumbers.card} AND f.scope_id = c.id ORDER BY f.judged_no DESC LIMIT 1), 0) AS head
      FROM unnest($1::text[]) AS u(code) JOIN cards c ON c.code = u.code LEFT JOIN card_states s ON s.card_id = c.id LEFT JOIN card_birthdays b ON b.card_id = c.id`,
    values: [textArray(codes)],
  },
  remember: (memory, rows: readonly CardRow[]) => {
    for (const row of rows) {
      memory.cards.set(row.code, row.id);
      if (row.erased) memory.erasedCards.add(row.code);
      memory.scopeHeads.set(`card:${row.id}`, row.head);
      if (row.segments.length > 0 || row.sealed !== null) memory.cardTraits.set(row.id, traitsOfRow(row, birthdayOf));
      if (row.programme_id === null) continue;
      memory.cardStates.set(cardStateKey(row.id, row.programme_id), cardStateOf(row.used, row.balance, row.debt));
    }
  },
});

type CardRow = TraitsRow & {
  readonly erased: boolean;
  readonly head: JudgedNo;
  readonly programme_id: ProgrammeId | null;
  readonly balance: number;
  readonly debt: number;
  readonly used: string;
};

const products = (gtins: readonly Gtin[]): Read => ({
  statement: {
    name: 'read-products',
    text: 'SELECT p.gtin, p.cpg_id, b.name AS brand, p.categories, p.tags, p.restricted FROM unnest($1::text[]) AS u(gtin) JOIN products p ON p.gtin = u.gtin JOIN brands b ON b.id = p.brand_id',
    values: [textArray(gtins)],
  },
  remember: (memory, rows: readonly ProductRow[]) => {
    for (const { gtin, cpg_id: cpg, brand, categories, tags, restricted } of rows) memory.products.set(gtin, { cpg, brand, categories, tags, restricted });
    for (const gtin of gtins) if (!memory.products.has(gtin)) memory.unknownGtins.add(gtin);
  },
});

type ProductRow = Omit<ProductFacts, 'cpg'> & {
  readonly gtin: Gtin;
  readonly cpg_id: CpgId;
};
