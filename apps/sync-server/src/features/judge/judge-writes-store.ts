import { offsetMsOf } from '@qoa/shared/clock';
import { feedKindNumbers, type Scope } from '@qoa/shared/feed';
import type { CpgId, EnrolmentId, JudgedNo, ProgrammeId, StoreId } from '@qoa/shared/ids';
import type { SourceProgress } from '@qoa/shared/intake';
import type { AdjustmentRow, BatchOutcome, EventRow } from '@qoa/shared/judge';
import { accountKindNumbers } from '@qoa/shared/ledger';
import { cardStateText, firstEndMs } from '@qoa/shared/rules';
import { assert } from '@qoa/shared/result';
import { boolArray, byteaArray, byteaArrayOfHex, int2Array, int4Array, int8Array, textArray } from '../../platform/binary-arrays.ts';
import type { Statement } from '../../platform/database.ts';
import type { Contact } from '../devices/index.ts';
import { claimRows, verdictRows } from './claim-writes-store.ts';
import type { FirstSale } from './first-sales.ts';
import { endedLots, expiryRows } from './expiry-writes-store.ts';
import { holdRows } from './hold-writes-store.ts';
import { lossNewsRows, lossRows } from './loss-writes-store.ts';
import { answerColumn, classNumberOf, parseScope, type StoredScope } from '../feed/index.ts';

/** Everything that one batch writes, in one transaction. Law: whole */
export interface BatchWrites {
  readonly outcome: Pick<BatchOutcome, 'events' | 'forks' | 'adjustments' | 'expiries' | 'closings' | 'postings' | 'lots' | 'cardStates' | 'accountDeltas' | 'totalUses' | 'feed' | 'claims' | 'verdicts' | 'holds' | 'losses' | 'lossNews'>;
  readonly progress: ReadonlyMap<EnrolmentId, { readonly store: StoreId | null; readonly progress: SourceProgress }>;
  readonly firstSales: readonly FirstSale[];
  readonly contacts: readonly (Contact & { readonly store: StoreId | null })[];
  /** Whose programme it is; null: a store's own. */
  readonly cpgOf: (programme: ProgrammeId) => CpgId | null;
}

/** The numbers that stand for reasons in `postings`. Never renamed, never reused. */
export const reasonNumbers = { earn: 1, repay: 2, adjust: 3, expire: 4 } as const;

/** A part of a batch's one statement. `touches`: the rows that it must return, or nothing of the batch is written. */
export interface Part extends Statement {
  readonly touches?: number;
}

/** The statements that write a batch, set-based: one a table, however many rows. */
export const writesOf = ({ outcome, progress, firstSales, contacts, cpgOf }: BatchWrites): readonly Part[] => [
  ...eventRows(outcome.events),
  ...(outcome.forks.length === 0 ? [] : [occurrences('forks', outcome.forks)]),
  ...(outcome.adjustments.length === 0 ? [] : [adjustments(outcome.adjustments)]),
  ...(outcome.expiries.length === 0 ? [] : [expiryRows(outcome.expiries)]),
  ...(outcome.closings.length === 0 ? [] : [endedLots(outcome.closings)]),
  ...(outcome.postings.length === 0 ? [] : [postings(outcome.postings, cpgOf, storesByNo(outcome))]),
  ...(outcome.lots.length === 0 ? [] : [lots(outcome.lots, cpgOf)]),
  ...cardStates(outcome.cardStates, cpgOf),
  ...balances(outcome.accountDeltas, cpgOf),
  ...(outcome.totalUses.length === 0 ? [] : [totalUses(outcome.totalUses)]),
  ...(outcome.feed.length === 0 ? [] : [feedRows(outcome.feed)]),
  ...(outcome.claims.length === 0 ? [] : [claimRows(outcome.claims)]),
  ...verdictRows(outcome.verdicts),
  ...(outcome.holds.length === 0 ? [] : [holdRows(outcome.holds)]),
  ...(outcome.losses.size === 0 ? [] : [lossRows([...outcome.losses.values()].flat())]),
  ...(outcome.lossNews.length === 0 ? [] : [lossNewsRows(outcome.lossNews)]),
  ...(progress.size === 0 ? [] : [sources([...progress])]),
  ...(firstSales.length === 0 ? [] : [sellers(firstSales)]),
  ...(contacts.length === 0 ? [] : [contactRows(contacts), reports(contacts)]),
];

/** The parameters as columns of one row each, side by side: `FROM unnest(...)` would lay up each column before the first row (decision 0098). */
const columns = (...types: readonly string[]): string => types.map((type, at) => `unnest($${at + 1}::${type}[])`).join(', ');

/** Events whose verdict came in the batch of their custody are few, and name both places. */
const eventRows = (rows: readonly EventRow[]): readonly Statement[] => {
  const moved = rows.filter(({ heldNo }) => heldNo !== null);
  if (moved.length === 0) return rows.length === 0 ? [] : [occurrences('events', rows)];
  const straight = rows.filter(({ heldNo }) => heldNo === null);
  return [...(straight.length === 0 ? [] : [occurrences('events', straight)]), movedEvents(moved)];
};

const movedEvents = (rows: readonly EventRow[]): Statement => {
  const { text, values = [] } = occurrences('events', rows);
  const withPlace = text.replace('code, answer)', 'code, answer, held_no)').replace('unnest($14::text[])', 'unnest($14::text[]), unnest($15::int8[])');
  return { name: 'write-moved', text: withPlace, values: [...values, int8Array(rows.map(({ heldNo }) => heldNo))] };
};

const occurrences = (table: 'events' | 'forks', rows: readonly EventRow[]): Statement => ({
  name: `write-${table}`,
  text: `INSERT INTO ${table} (source, seq, judged_no, store_id, card_id, at_ms, received_ms, kind, class, sure, hash, bytes, code, answer)
    SELECT ${columns('bytea', 'int8', 'int8', 'int8', 'int8', 'int8', 'int8', 'int2', 'int2', 'bool', 'bytea', 'bytea', 'text', 'text')}`,
  values: [
    byteaArrayOfHex(rows.map(({ enrolment }) => enrolment)),
    int8Array(rows.map(({ seq }) => seq)),
    int8Array(rows.map(({ judgedNo }) => judgedNo)),
    int8Array(rows.map(({ store }) => store)),
    int8Array(rows.map(({ card }) => card)),
    int8Array(rows.map(({ atMs }) => atMs)),
    int8Array(rows.map(({ receivedMs }) => receivedMs)),
    int2Array(rows.map(({ kindNumber }) => kindNumber)),
    int2Array(rows.map(({ answer }) => classNumberOf(answer))),
    boolArray(rows.map(({ sure }) => sure)),
    byteaArrayOfHex(rows.map(({ hash }) => hash)),
    byteaArray(rows.map(({ bytes }) => bytes)),
    textArray(rows.map(({ answer }) => answer.code)),
    textArray(rows.map(({ answer }) => answerColumn(answer))),
  ],
});

/** `BalanceAdjusted` stands among the facts, so that journal and feeds tell it as one. */
const adjustments = (rows: readonly AdjustmentRow[]): Statement => ({
  name: 'write-adjustments',
  text: `INSERT INTO facts (judged_no, kind, cpg_id, store_id, at_ms, body)
    SELECT n, 'adjusted', NULL, s, a, b::jsonb FROM unnest($1::int8[], $2::int8[], $3::int8[], $4::text[]) AS u(n, s, a, b)`,
  values: [
    int8Array(rows.map(({ judgedNo }) => judgedNo)),
    int8Array(rows.map(({ store }) => store)),
    int8Array(rows.map(({ atMs }) => atMs)),
    textArray(rows.map(({ enrolment, seq, hash, store, cardCode, atMs, given, owed }) => JSON.stringify({ enrolment, seq, hash, store, card: cardCode, atMs, given, owed }))),
  ],
});

const storesByNo = ({ events, verdicts, adjustments, expiries }: Pick<BatchOutcome, 'events' | 'verdicts' | 'adjustments' | 'expiries'>): ReadonlyMap<number, StoreId | null> => {
  const stores = new Map<number, StoreId | null>([...events, ...adjustments, ...expiries].map(({ judgedNo, store }) => [judgedNo, store]));
  for (const { answer, store } of verdicts) stores.set(answer.judgedNo, store);
  return stores;
};

const postings = (rows: BatchOutcome['postings'], cpgOf: BatchWrites['cpgOf'], stores: ReadonlyMap<number, StoreId | null>): Statement => ({
  name: 'write-postings',
  text: `INSERT INTO postings (judged_no, ordinal, from_kind, to_kind, reason, programme_id, cpg_id, store_id, from_owner, to_owner, units)
    SELECT ${columns('int8', 'int2', 'int2', 'int2', 'int2', 'int4', 'int4', 'int8', 'int8', 'int8', 'int8')}`,
  values: [
    int8Array(rows.map(({ judgedNo }) => judgedNo)),
    int2Array(rows.map(({ ordinal }) => ordinal)),
    int2Array(rows.map(({ from }) => accountKindNumbers[from.kind])),
    int2Array(rows.map(({ to }) => accountKindNumbers[to.kind])),
    int2Array(rows.map(({ reason }) => reasonNumbers[reason])),
    int4Array(rows.map(({ from }) => from.programme)),
    int4Array(rows.map(({ from }) => cpgOf(from.programme))),
    int8Array(rows.map(({ judgedNo }) => stores.get(judgedNo) ?? null)),
    int8Array(rows.map(({ from }) => from.owner)),
    int8Array(rows.map(({ to }) => to.owner)),
    int8Array(rows.map(({ units }) => units)),
  ],
});

const lots = (rows: BatchOutcome['lots'], cpgOf: BatchWrites['cpgOf']): Statement => ({
  name: 'write-lots',
  text: `INSERT INTO lots (card_id, programme_id, cpg_id, judged_no, units, remaining, expires_at_ms, usable_from_ms)
    SELECT ${columns('int4', 'int4', 'int4', 'int8', 'int8', 'int8', 'int8', 'int8')}`,
  values: [
    int4Array(rows.map(({ card }) => card)),
    int4Array(rows.map(({ programme }) => programme)),
    int4Array(rows.map(({ programme }) => cpgOf(programme))),
    int8Array(rows.map(({ judgedNo }) => judgedNo)),
    int8Array(rows.map(({ units }) => units)),
    int8Array(rows.map(({ remaining }) => remaining)),
    int8Array(rows.map(({ expiresAtMs }) => expiresAtMs)),
    int8Array(rows.map(({ usableFromMs }) => usableFromMs)),
  ],
});

/** The judge knows what is stored: what is new is inserted, the rest updated, as `ON CONFLICT` would find out again for each row. Were a state that it knows not there, the batch fails. */
const cardStates = (rows: BatchOutcome['cardStates'], cpgOf: BatchWrites['cpgOf']): readonly Part[] => {
  const first = rows.filter(({ isFirst }) => isFirst);
  const others = rows.filter(({ isFirst }) => !isFirst);
  return [...(first.length === 0 ? [] : [firstStates(first, cpgOf)]), ...(others.length === 0 ? [] : [laterStates(others)])];
};

const firstStates = (rows: BatchOutcome['cardStates'], cpgOf: BatchWrites['cpgOf']): Statement => ({
  name: 'write-first-states',
  text: `INSERT INTO card_states (card_id, programme_id, judged_no, balance, debt, used, ends_ms, cpg_id) SELECT ${columns('int4', 'int4', 'int8', 'int8', 'int8', 'text', 'int8', 'int4')}`,
  values: [...stateColumns(rows), int4Array(rows.map(({ programme }) => cpgOf(programme)))],
});

const laterStates = (rows: BatchOutcome['cardStates']): Part => ({
  name: 'write-card-states',
  text: `UPDATE card_states s SET judged_no = u.judged_no, balance = u.balance, debt = u.debt, used = u.used, ends_ms = u.ends_ms
    FROM (SELECT ${columns('int4', 'int4', 'int8', 'int8', 'int8', 'text', 'int8')}) AS u(card_id, programme_id, judged_no, balance, debt, used, ends_ms)
    WHERE s.card_id = u.card_id AND s.programme_id = u.programme_id RETURNING 1`,
  values: stateColumns(rows),
  touches: rows.length,
});

const stateColumns = (rows: BatchOutcome['cardStates']): readonly Buffer[] => [
  int4Array(rows.map(({ card }) => card)),
  int4Array(rows.map(({ programme }) => programme)),
  int8Array(rows.map(({ judgedNo }) => judgedNo)),
  int8Array(rows.map(({ state }) => state.balance)),
  int8Array(rows.map(({ state }) => state.debt)),
  textArray(rows.map(({ state }) => cardStateText(state))),
  int8Array(rows.map(({ state }) => firstEndMs(state.lots))),
];

/** Cards and debts stand in `card_states`; here are the other accounts. */
const balances = (deltas: BatchOutcome['accountDeltas'], cpgOf: BatchWrites['cpgOf']): readonly Statement[] => {
  const rows = deltas.filter(({ kind }) => kind !== 'card' && kind !== 'debt');
  if (rows.length === 0) return [];
  return [
    {
      name: 'write-balances',
      text: `INSERT INTO balances (kind, programme_id, owner, cpg_id, units)
        SELECT ${columns('int2', 'int4', 'int8', 'int4', 'int8')}
        ON CONFLICT (kind, programme_id, owner) DO UPDATE SET units = balances.units + EXCLUDED.units`,
      values: [
        int2Array(rows.map(({ kind }) => accountKindNumbers[kind])),
        int4Array(rows.map(({ programme }) => programme)),
        int8Array(rows.map(({ owner }) => owner)),
        int4Array(rows.map(({ programme }) => cpgOf(programme))),
        int8Array(rows.map(({ delta }) => delta)),
      ],
    },
  ];
};

/** Given units are known from the account `issued`; here is what limits for everyone need besides. */
const totalUses = (rows: BatchOutcome['totalUses']): Statement => ({
  name: 'write-totals',
  text: `INSERT INTO campaign_uses (campaign_id, at_ms, counter, used) SELECT * FROM unnest($1::int4[], $2::int8[], $3::text[], $4::int8[])
    ON CONFLICT (campaign_id, at_ms, counter) DO UPDATE SET used = campaign_uses.used + EXCLUDED.used`,
  values: [int4Array(rows.map(({ campaign }) => campaign)), int8Array(rows.map(({ atMs }) => atMs)), textArray(rows.map(({ counter }) => counter)), int8Array(rows.map(({ used }) => used))],
});

const feedRows = (rows: BatchOutcome['feed']): Statement => {
  const scopes = rows.map(({ scope }) => storedScope(scope));
  return {
    name: 'write-feed',
    text: `INSERT INTO feed (scope_kind, kind, scope_id, judged_no, prev) SELECT ${columns('int2', 'int2', 'int4', 'int8', 'int8')}`,
    values: [
      int2Array(scopes.map(({ kind }) => kind)),
      int2Array(rows.map(({ kind }) => feedKindNumbers[kind === 'adjusted' || kind === 'expired' ? 'fact' : kind])),
      int4Array(scopes.map(({ id }) => id)),
      int8Array(rows.map(({ judgedNo }) => judgedNo)),
      int8Array(rows.map(({ prev }) => prev)),
    ],
  };
};

/** A fact's row in one scope, joined to the row before it. Facts are few: the row before is looked up. */
export const factRow = (scope: Scope, judgedNo: JudgedNo): Statement => {
  const { kind, id } = storedScope(scope);
  return {
    name: 'write-fact-row',
    text: `INSERT INTO feed (scope_kind, kind, scope_id, judged_no, prev) VALUES ($1, ${feedKindNumbers.fact}, $2, $3::bigint,
      coalesce((SELECT f.judged_no FROM feed f WHERE f.scope_kind = $1 AND f.scope_id = $2 ORDER BY f.judged_no DESC LIMIT 1), 0))`,
    values: [kind, id, judgedNo],
  };
};

const storedScope = (scope: Scope): StoredScope => {
  const stored = parseScope(scope);
  assert(stored !== null, `the judge writes to scopes that have rows, got ${scope}`);
  return stored;
};

const sources = (rows: readonly (readonly [EnrolmentId, { readonly store: StoreId | null; readonly progress: SourceProgress }])[]): Statement => ({
  name: 'write-sources',
  text: `INSERT INTO sources (source, store_id, frontier, highest_seq, holes, beyond, unshown)
    SELECT s, st, f, h, ho::jsonb, b::jsonb, c::jsonb FROM unnest($1::bytea[], $2::int8[], $3::int8[], $4::int8[], $5::text[], $6::text[], $7::text[]) AS u(s, st, f, h, ho, b, c)
    ON CONFLICT (source) DO UPDATE SET frontier = EXCLUDED.frontier, highest_seq = EXCLUDED.highest_seq, holes = EXCLUDED.holes, beyond = EXCLUDED.beyond, unshown = EXCLUDED.unshown`,
  values: [
    byteaArrayOfHex(rows.map(([enrolment]) => enrolment)),
    int8Array(rows.map(([, { store }]) => store)),
    int8Array(rows.map(([, { progress }]) => progress.frontier)),
    int8Array(rows.map(([, { progress }]) => progress.highestSeq)),
    textArray(rows.map(([, { progress }]) => JSON.stringify(progress.holes))),
    textArray(rows.map(([, { progress }]) => JSON.stringify(progress.beyond))),
    textArray(rows.map(([, { progress }]) => JSON.stringify(progress.unshown))),
  ],
});

/** The journal tells of them when there is time. */
const sellers = (rows: readonly FirstSale[]): Statement => ({
  name: 'write-sellers',
  text: 'INSERT INTO cpg_stores (cpg_id, store_id) SELECT * FROM unnest($1::int4[], $2::int4[]) ON CONFLICT (cpg_id, store_id) DO NOTHING',
  values: [int4Array(rows.map(({ cpg }) => cpg)), int4Array(rows.map(({ store }) => store))],
});

const contactRows = (rows: BatchWrites['contacts']): Statement => ({
  name: 'write-contacts',
  text: `INSERT INTO contacts (source, server_ms, next_seq, wall_ms, session, monotonic_ms)
    SELECT * FROM unnest($1::bytea[], $2::int8[], $3::int8[], $4::int8[], $5::int8[], $6::int8[])`,
  values: [
    byteaArrayOfHex(rows.map(({ enrolment }) => enrolment)),
    int8Array(rows.map(({ serverMs }) => serverMs)),
    int8Array(rows.map(({ nextSeq }) => nextSeq)),
    int8Array(rows.map(({ wallMs }) => wallMs)),
    int8Array(rows.map(({ session }) => session)),
    int8Array(rows.map(({ monotonicMs }) => monotonicMs)),
  ],
});

/** A phone's last word of itself: of several contacts in a batch the last stands. */
const reports = (contacts: BatchWrites['contacts']): Statement => {
  const rows = [...new Map(contacts.map((contact) => [contact.enrolment, contact])).values()];
  return {
    name: 'write-reports',
    text: `INSERT INTO device_reports (source, store_id, reported_ms, clock_off_ms, report)
      SELECT s, st, r, c, j::jsonb FROM unnest($1::bytea[], $2::int8[], $3::int8[], $4::int8[], $5::text[]) AS u(s, st, r, c, j)
      ON CONFLICT (source) DO UPDATE SET reported_ms = EXCLUDED.reported_ms, clock_off_ms = EXCLUDED.clock_off_ms, report = EXCLUDED.report`,
    values: [
      byteaArrayOfHex(rows.map(({ enrolment }) => enrolment)),
      int8Array(rows.map(({ store }) => store)),
      int8Array(rows.map(({ serverMs }) => serverMs)),
      int8Array(rows.map(offsetMsOf)),
      textArray(rows.map(({ report }) => JSON.stringify(report))),
    ],
  };
};
