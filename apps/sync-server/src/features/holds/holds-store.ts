import { type RawBuilder, sql } from 'kysely';
import { decodeEvent, splitEnvelope } from '@qoa/shared/events';
import type { Gtin, InstantMs, JudgedNo, StoreId } from '@qoa/shared/ids';
import { type Arrival, decidableCodes } from '@qoa/shared/judge';
import type { HeldSale, HoldHealth, HoldOutcome, HoldsHealth } from '@qoa/shared/protocol';
import type { Database } from '../../platform/database.ts';
import { arrivalOfKept, type KeptRow } from '../intake/index.ts';
import type { StoredHold } from '../judge/index.ts';

/** One event that was kept in custody, as it stands. */
export interface HoldOnRecord {
  /** As it would arrive, by the time and arrival of then. */
  readonly arrival: Arrival;
  /** The latest place of anything under its number. */
  readonly seenNo: JudgedNo;
  /** People may end it: nobody has, and it is theirs. */
  readonly waits: boolean;
  /** Null: people did not decide it. */
  readonly outcome: HoldOutcome | null;
}

/** What waits for people in custody, read only: the judge alone writes it. */
export interface HoldsStore {
  /** By the place of its custody. Null: nothing was kept there, or for no people. */
  readonly find: (no: JudgedNo) => Promise<HoldOnRecord | null>;
  /** What waits, the oldest first, and what was decided since an instant, the latest first; at most `max` of each. */
  readonly shown: (decidedSinceMs: InstantMs, max: number) => Promise<HoldsHealth>;
}

/** Custody in the database, as people see it. */
export const sqlHoldsStore = ({ kysely }: Pick<Database, 'kysely'>): HoldsStore => ({
  find: async (no) => {
    const [row] = await rowsOf(kysely, sql`WHERE (e.class = 4 AND e.code IN (${decidable}) AND e.judged_no = ${no}) OR e.held_no = ${no}`);
    const arrival = row === undefined ? null : arrivalOfKept(row);
    return row === undefined || arrival === null ? null : { arrival, seenNo: row.seen_no, waits: row.class === held, outcome: outcomeOf(row) };
  },
  shown: async (decidedSinceMs, max) => {
    const waits = sql`WHERE e.class = 4 AND e.code IN (${decidable})`;
    const waiting = await rowsOf(kysely, sql`${waits} ORDER BY e.judged_no LIMIT ${max}`);
    const decided = await rowsOf(kysely, sql`WHERE x.at_ms >= ${decidedSinceMs} ORDER BY x.judged_no DESC LIMIT ${max}`);
    const { rows } = await sql<{ readonly waiting: number }>`SELECT count(*)::int AS waiting FROM occurrences e ${waits}`.execute(kysely);
    const names = await productNames(kysely, [...waiting, ...decided]);
    return { waiting: rows[0]?.waiting ?? 0, shown: [...waiting, ...decided].map((row) => shownOf(row, names)) };
  },
});

/** Written out, as in the partial index: a parameter could be any code, and then no index serves. */
const decidable = sql.join(decidableCodes.map((code) => sql.lit(code)));

/** As the judge stores it. */
const held = 4;

interface HoldRowRead extends KeptRow {
  readonly held_no: JudgedNo | null;
  readonly class: number;
  readonly code: string | null;
  readonly store_id: StoreId | null;
  readonly seen_no: JudgedNo;
  readonly first_bytes: Uint8Array | null;
  readonly first_at_ms: InstantMs | null;
  readonly first_class: number | null;
  readonly first_code: string | null;
  readonly body: StoredHold | null;
  readonly email: string | null;
}

const rowsOf = async (db: Database['kysely'], which: RawBuilder<unknown>): Promise<readonly HoldRowRead[]> => {
  const { rows } = await sql<HoldRowRead>`
    SELECT encode(e.source, 'hex') AS source, e.seq, encode(e.hash, 'hex') AS hash, e.bytes, e.at_ms, e.sure, e.received_ms, e.judged_no, e.held_no, e.class, e.code, e.store_id,
      (SELECT max(o.judged_no) FROM occurrences o WHERE o.source = e.source AND o.seq = e.seq) AS seen_no,
      f.bytes AS first_bytes, f.at_ms AS first_at_ms, f.class AS first_class, f.code AS first_code, x.body, u.email
    FROM occurrences e LEFT JOIN events f ON f.source = e.source AND f.seq = e.seq AND f.hash <> e.hash
    LEFT JOIN facts x ON x.kind = 'hold-decided' AND (x.body->>'heldNo')::bigint = e.held_no LEFT JOIN admin_users u ON u.id = (x.body->>'by')::int ${which}`.execute(db);
  return rows;
};

const outcomeOf = ({ body, email }: Pick<HoldRowRead, 'body' | 'email'>): HoldOutcome | null =>
  body === null ? null : { choice: body.choice, reason: body.reason, by: email, atMs: body.atMs, became: body.became };

const shownOf = (row: HoldRowRead, names: ReadonlyMap<Gtin, string>): HoldHealth => {
  const { source: enrolment, seq, hash, store_id: store, received_ms: receivedAtMs, seen_no: seenNo, first_bytes: bytes, first_at_ms: atMs } = row;
  return {
    ...{ no: row.held_no ?? row.judged_no, seenNo, enrolment, seq, hash, store, code: row.body?.was ?? row.code ?? '', receivedAtMs },
    ...saleOf(row.bytes, row.at_ms, names),
    first: bytes === null || atMs === null ? null : { ...saleOf(bytes, atMs, names), answer: { class: classes[row.first_class ?? held] ?? 'held', code: row.first_code } },
    decided: outcomeOf(row),
  };
};

const classes = [undefined, 'accepted', 'partial', 'refused', 'held'] as const;

/** Whose card it was is not said. Law: own tenant */
const saleOf = (bytes: Uint8Array, atMs: InstantMs, names: ReadonlyMap<Gtin, string>): HeldSale => {
  const event = eventOf(bytes);
  if (event?.kind === 'SaleClaimed') return { kind: 'claim', atMs, products: [], ticketCents: null, hasCard: true };
  if (event?.kind !== 'SaleRecorded') return { kind: 'unread', atMs, products: [], ticketCents: null, hasCard: false };
  const products = event.lines.map(({ product, quantity }) => ({ name: 'gtin' in product ? (names.get(product.gtin) ?? product.gtin) : product.raw, quantity }));
  return { kind: 'sale', atMs, products, ticketCents: event.ticketCents, hasCard: event.card !== null };
};

const productNames = async (db: Database['kysely'], rows: readonly HoldRowRead[]): Promise<ReadonlyMap<Gtin, string>> => {
  const gtins = new Set(rows.flatMap(({ bytes, first_bytes }) => [...gtinsOf(bytes), ...(first_bytes === null ? [] : gtinsOf(first_bytes))]));
  if (gtins.size === 0) return new Map();
  const named = await db.selectFrom('products').select(['gtin', 'name']).where('gtin', 'in', [...gtins]).execute();
  return new Map(named.map(({ gtin, name }) => [gtin as Gtin, name]));
};

const gtinsOf = (bytes: Uint8Array): readonly Gtin[] => {
  const event = eventOf(bytes);
  return event?.kind === 'SaleRecorded' ? event.lines.flatMap(({ product }) => ('gtin' in product ? [product.gtin] : [])) : [];
};

const eventOf = (bytes: Uint8Array) => {
  const split = splitEnvelope(bytes);
  const decoded = split.ok ? decodeEvent(split.value.body) : null;
  return decoded?.ok === true ? decoded.value : null;
};
