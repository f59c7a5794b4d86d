import type { Answer, EarlierAnswer, Envelope, EventName } from '@qoa/shared/events';
import { type Cursor, isJudged, type JudgedNumbers, noCursor, type PageOutcome, type StoreSaleRow } from '@qoa/shared/feed';
import type { EnrolmentId, Epoch, JudgedNo, ProgrammeId, Seq } from '@qoa/shared/ids';
import type { SeqRange } from '@qoa/shared/intake';
import type { SyncCommand } from '@qoa/shared/sync';
import { proved, untagged } from './doors.ts';

/** One enrolment's part of the outbox. */
export interface Lane {
  readonly enrolment: EnrolmentId;
  nextSeq: Seq;
  readonly queue: Map<Seq, Kept>;
  readonly ring: Map<Seq, Settled>;
}

/** An envelope with its answer, and those of earlier lives of the server that gave something. */
export interface Settled extends Kept {
  readonly epoch: Epoch;
  readonly answer: Answer;
  readonly earlier: readonly EarlierAnswer[];
}

export interface Kept {
  readonly envelope: Envelope;
  readonly savedWallMs: number;
  /** Its bytes no longer have their hash. */
  readonly rotten: boolean;
}

/** What a phone has on disk. Each function below is one strict transaction: all of it or nothing. */
export interface PhoneStorage {
  lanes: Lane[];
  drawer: Kept[];
  savedDrafts: Map<string, EventName>;
  replica: Replica;
}

/** What the phone heard from its feeds. Disposable. */
export interface Replica {
  /** Whose phone follows the feeds. */
  readonly enrolment: EnrolmentId | null;
  cursor: Cursor;
  sales: Map<string, { readonly judgedNo: JudgedNo; readonly row: StoreSaleRow }>;
  balances: Map<string, { readonly judgedNo: JudgedNo; readonly balance: number }>;
  /** The campaigns of which the store was told whether it takes part. */
  places: Map<ProgrammeId, boolean>;
  judged: JudgedNumbers | null;
  /** Everything of the store above it is here. */
  since: JudgedNo;
  basisNo: JudgedNo;
  /** Kinds of rows that the release could not read. Law: old phones */
  readonly noted: Set<string>;
  /** Rows of the kind that only the later release reads. */
  readonly holograms: Set<JudgedNo>;
}

export const emptyStorage = (): PhoneStorage => ({ lanes: [], drawer: [], savedDrafts: new Map(), replica: emptyReplica() });
export const emptyReplica = (enrolment: EnrolmentId | null = null): Replica => ({ enrolment, noted: new Set(), holograms: new Set(), cursor: noCursor, sales: new Map(), balances: new Map(), places: new Map(), judged: null, since: 0, basisNo: 0 });
export const emptyLane = (enrolment: EnrolmentId): Lane => ({ enrolment, nextSeq: 1, queue: new Map(), ring: new Map() });
export const nameKey = ({ enrolment, seq, hash }: EventName): string => `${enrolment}:${seq}:${hash}`;

/** Appends unless the draft is saved already, or another tab took the number. Laws: kept, once */
export const append = (storage: PhoneStorage, lane: Lane, envelope: Envelope, draftId: string, savedWallMs: number): 'saved' | 'already' | 'number-taken' => {
  if (storage.savedDrafts.has(draftId)) return 'already';
  if (lane.nextSeq !== envelope.seq) return 'number-taken';
  const { enrolment, seq, hash } = envelope;
  lane.queue.set(seq, { envelope, savedWallMs, rotten: false });
  lane.nextSeq = seq + 1;
  storage.savedDrafts.set(draftId, { enrolment, seq, hash });
  return 'saved';
};

/** Settles exactly the (seq, hash) that were answered, takes unreadable bytes to the drawer, lets the ring forget. Law: kept */
export const settle = (storage: PhoneStorage, lane: Lane, { epoch, answers, unreadable, coveredJudgedNo }: Extract<SyncCommand, { do: 'settle' }>): void => {
  for (const answer of answers) {
    const settled = lane.ring.get(answer.seq);
    const kept = lane.queue.get(answer.seq) ?? settled;
    if (kept === undefined || kept.envelope.hash !== answer.hash) continue;
    lane.queue.delete(answer.seq);
    lane.ring.set(answer.seq, { ...kept, epoch, answer, earlier: settled === undefined ? [] : earlierOf(settled, epoch) });
  }
  for (const { seq, hash } of unreadable) {
    const kept = lane.queue.get(seq);
    if (kept === undefined || kept.envelope.hash !== hash) continue;
    lane.queue.delete(seq);
    storage.drawer.push(kept);
  }
  for (const [seq, kept] of lane.ring) if (kept.epoch === epoch && kept.answer.judgedNo <= coveredJudgedNo && kept.earlier.length === 0) lane.ring.delete(seq);
};

/** The number of what the ring keeps an answer of another life of the server to, the first of that life. Law: kept */
export const otherLife = ({ ring }: Lane, epoch: Epoch): Seq | null => {
  const others = [...ring.values()].filter((settled) => settled.epoch !== epoch);
  const [first] = others.sort((a, b) => (a.epoch === b.epoch ? a.answer.judgedNo - b.answer.judgedNo : a.epoch < b.epoch ? -1 : 1));
  return first?.envelope.seq ?? null;
};

const earlierOf = (settled: Settled, epoch: Epoch): readonly EarlierAnswer[] =>
  settled.epoch !== epoch && settled.answer.given.some(({ units }) => units > 0) ? answersOf(settled) : settled.earlier;

/** Everything that the server ever answered to an envelope, as it is shown when it is sent again. */
export const answersOf = (kept: Kept | Settled): readonly EarlierAnswer[] => ('answer' in kept ? [...kept.earlier, { epoch: kept.epoch, answer: { ...kept.answer, tag: untagged, proof: proved } }] : []);

/** What screens show of cards: where they stand in the campaigns in which the store takes part. */
export const shownBalances = ({ balances, places }: Replica): ReadonlyMap<string, number> =>
  new Map([...balances].flatMap(([key, { balance }]) => (places.get(Number(key.slice(key.indexOf(':') + 1)) as ProgrammeId) === true ? [[key, balance]] : [])));

/** Writes a page's rows and cursor. Law: resume */
export const writePage = (replica: Replica, page: Extract<PageOutcome, { outcome: 'applied' }>, storeScope: string): void => {
  if (page.cursor.epoch !== replica.cursor.epoch) replica.basisNo = 0;
  const fromStore = page.changes.some(({ scope }) => scope === storeScope);
  if (page.replaceScope && fromStore) {
    replica.sales = new Map();
    replica.balances = new Map();
    replica.places = new Map();
    replica.judged = page.judged;
    replica.since = page.cursor.after[storeScope] ?? 0;
  }
  for (const kind of page.unknownKinds) replica.noted.add(kind);
  for (const change of page.changes) {
    if (change.put === 'sale') replica.sales.set(nameKey(change.row), { judgedNo: change.judgedNo, row: change.row });
    if (change.put === 'campaign') replica.basisNo = Math.max(replica.basisNo, change.judgedNo);
    if (change.put === 'joined') replica.places.set(change.row.programme, change.row.joined);
    if (change.put !== 'balance') continue;
    const key = `${change.row.card}:${change.row.programme}`;
    if ((replica.balances.get(key)?.judgedNo ?? 0) <= change.judgedNo) replica.balances.set(key, { judgedNo: change.judgedNo, balance: change.row.balance });
  }
  replica.cursor = page.cursor;
};

/** What the first start of another release makes of the replica: gone when it noted what it could not read, so that a snapshot brings it. Law: old phones */
export const updated = (replica: Replica): Replica => (replica.noted.size > 0 ? emptyReplica(replica.enrolment) : replica);

/** The list on the screen: the store's sales, and what waits here and is not among them. Each event once. Law: resume */
export const listedEvents = ({ lanes, replica }: PhoneStorage): readonly string[] => {
  const waiting: string[] = [];
  const last = lanes.at(-1);
  for (const lane of lanes) {
    for (const { envelope } of lane.queue.values()) {
      const heard = replica.sales.has(nameKey(envelope)) || (lane === last && replica.judged !== null && isJudged(replica.judged, envelope.seq));
      if (!heard) waiting.push(nameKey(envelope));
    }
  }
  return [...replica.sales.keys(), ...waiting];
};

/** The numbers that a lane still keeps, as ranges. */
export const keptRanges = ({ queue, ring }: Lane): readonly SeqRange[] => {
  const ranges: [Seq, Seq][] = [];
  for (const seq of [...ring.keys(), ...queue.keys()].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] + 1 >= seq) last[1] = seq;
    else ranges.push([seq, seq]);
  }
  return ranges;
};

/** The storage as it is now, to go back to later. */
export const backupOf = ({ lanes, savedDrafts }: PhoneStorage): Pick<PhoneStorage, 'lanes' | 'savedDrafts'> => ({
  lanes: lanes.map((lane) => ({ ...lane, queue: new Map(lane.queue), ring: new Map(lane.ring) })),
  savedDrafts: new Map(savedDrafts),
});
