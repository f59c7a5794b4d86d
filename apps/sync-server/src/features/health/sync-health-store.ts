import { exactMs } from '@qoa/shared/clock';
import type { EnrolmentId, InstantMs, JudgedNo, StoreId } from '@qoa/shared/ids';
import { awaitedRanges, type SeqRange } from '@qoa/shared/intake';
import type { DeviceHealth, DeviceReport, StoreHealth } from '@qoa/shared/protocol';
import type { Database } from '../../platform/database.ts';
import { numberBefore } from '../ledger/index.ts';

/** What the console knows of stores and phones. */
export interface SyncHealthStore {
  /** Every store by name with its phones, the latest enrolment first. */
  readonly stores: (nowMs: InstantMs) => Promise<readonly StoreHealth[]>;
}

const dayMs = 86_400_000;

/** The read model of sync health, from what intake and judge keep; `holdsKey` tells whether the keyring has a key. */
export const sqlSyncHealthStore = ({ kysely }: Pick<Database, 'kysely'>, holdsKey: (keyId: string) => boolean): SyncHealthStore => {
  let bound: JudgedNo = 0;
  return {
    stores: async (nowMs) => {
      bound = await numberBefore(kysely, nowMs - dayMs, bound);
      const [stores, phones, answered] = [await storesOf(kysely), await phonesOf(kysely), await answeredSince(kysely, bound, nowMs - dayMs)];
      const devices = phones.map((phone) => ({ store: phone.store, health: { ...healthOf(phone, answered.get(phone.source.toString('hex'))), keyLost: !holdsKey(phone.key_id) } }));
      return stores.map((store) => ({ ...store, devices: devices.filter((device) => device.store === store.store).map(({ health }) => health) }));
    },
  };
};

type Reader = Database['kysely'];

const storesOf = async (db: Reader): Promise<readonly Omit<StoreHealth, 'devices'>[]> => {
  const rows = await db.selectFrom('stores').select(['id', 'code', 'name']).orderBy('name').orderBy('id').execute();
  return rows.map(({ id, code, name }) => ({ store: id as StoreId, code, name }));
};

interface PhoneRow {
  readonly store: number;
  readonly source: Buffer;
  readonly issued_ms: number;
  readonly key_id: string;
  readonly revoked_ms: number | null;
  readonly lost_ms: number | null;
  readonly frontier: number | null;
  readonly highest_seq: number | null;
  readonly holes: unknown;
  readonly beyond: unknown;
  readonly reported_ms: number | null;
  readonly clock_off_ms: number | null;
  readonly report: unknown;
}

const phonesOf = (db: Reader): Promise<readonly PhoneRow[]> =>
  db
    .selectFrom('enrolments as e')
    .leftJoin('sources as s', 's.source', 'e.id')
    .leftJoin('device_reports as r', 'r.source', 'e.id')
    .select(['e.store_id as store', 'e.id as source', 'e.issued_ms', 'e.key_id', 'e.revoked_ms', 'e.lost_ms', 's.frontier', 's.highest_seq', 's.holes', 's.beyond', 'r.reported_ms', 'r.clock_off_ms', 'r.report'])
    .orderBy('e.issued_ms', 'desc')
    .orderBy('e.id')
    .execute();

interface Answered {
  readonly answered: number;
  readonly held: number;
  readonly refusals: Readonly<Record<string, number>>;
}

/** Answers by phone. `bound` keeps the scan to the day's rows, since numbers rise with time. */
const answeredSince = async (db: Reader, bound: JudgedNo, sinceMs: InstantMs): Promise<ReadonlyMap<string, Answered>> => {
  const day = await db
    .selectFrom('events')
    .select(['source', 'class', 'code', (eb) => eb.fn.countAll<number>().as('events')])
    .where('judged_no', '>=', bound)
    .where('received_ms', '>=', sinceMs)
    .groupBy(['source', 'class', 'code'])
    .execute();
  const custody = await db
    .selectFrom('events')
    .select(['source', (eb) => eb.fn.countAll<number>().as('events')])
    .where('class', '=', classNumbers.held)
    .where('class', '>', 1)
    .groupBy('source')
    .execute();
  const bySource = new Map<string, { answered: number; held: number; refusals: Record<string, number> }>();
  const of = (source: Buffer): { answered: number; held: number; refusals: Record<string, number> } => {
    const key = source.toString('hex');
    const known = bySource.get(key) ?? { answered: 0, held: 0, refusals: {} };
    bySource.set(key, known);
    return known;
  };
  for (const row of day) {
    const one = of(row.source);
    one.answered += Number(row.events);
    if (row.class === classNumbers.refused && row.code !== null) one.refusals[row.code] = Number(row.events);
  }
  for (const row of custody) of(row.source).held = Number(row.events);
  return bySource;
};

/** As the judge stores them. */
const classNumbers = { refused: 3, held: 4 } as const;

const healthOf = (phone: PhoneRow, answered: Answered | undefined): Omit<DeviceHealth, 'keyLost'> => {
  const report = phone.report as DeviceReport | null;
  const progress = { frontier: phone.frontier ?? 0, highestSeq: phone.highest_seq ?? 0, holes: (phone.holes ?? []) as readonly SeqRange[], beyond: (phone.beyond ?? []) as readonly SeqRange[], unshown: [] };
  const oldest = report?.oldestQueuedWallMs ?? null;
  // The report was written before its own push was answered: what lies behind the frontier waits no more.
  const queuedEvents = Math.min(report?.queued ?? 0, progress.highestSeq - progress.frontier);
  return {
    enrolment: phone.source.toString('hex') as EnrolmentId,
    state: phone.revoked_ms !== null ? 'revoked' : phone.lost_ms !== null ? 'lost' : 'active',
    enrolledAtMs: phone.issued_ms,
    reportedAtMs: phone.reported_ms,
    queuedEvents,
    oldestQueuedAtMs: oldest === null || queuedEvents === 0 ? null : exactMs(oldest + (phone.clock_off_ms ?? 0)),
    drawerEnvelopes: report?.drawer ?? 0,
    frontier: progress.frontier,
    highestSeq: progress.highestSeq,
    holes: lengthOf(progress.holes),
    awaited: lengthOf(awaitedRanges(progress)),
    held: answered?.held ?? 0,
    clockOffsetMs: phone.clock_off_ms,
    app: report?.app ?? null,
    storage: report?.storage ?? { usedBytes: null, quotaBytes: null, persisted: null },
    trouble: report?.trouble ?? null,
    refusalsByCode: answered?.refusals ?? {},
    answeredLastDay: answered?.answered ?? 0,
  };
};

/** More than a phone sells in years: past it a number tells of a broken counter, and would drown the true losses of all others in any sum. */
const lostToldMax = 100_000;

const lengthOf = (ranges: readonly SeqRange[]): number => Math.min(lostToldMax, ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0));
