import type { EnrolmentId, InstantMs, JudgedNo, StoreId } from '@qoa/shared/ids';
import { declareLost, missingNumbers, type SourceProgress } from '@qoa/shared/intake';
import { type CloseReason, closedByHand, type Loss } from '@qoa/shared/loss';
import type { Statement } from '../../platform/database.ts';
import type { Fact } from '../feed/index.ts';
import type { KnownSource } from '../judge/index.ts';

/** A phone of which the journal has yet to tell that it was enrolled. */
export interface NewPhone {
  readonly enrolment: EnrolmentId;
  readonly store: StoreId;
  readonly enrolledAtMs: InstantMs;
  /** What its browser was enrolled as before, and whether it still has that queue; null when it did not say. */
  readonly predecessor: EnrolmentId | null;
  readonly remembers: boolean | null;
}

/** A phone entered a store. Told to the console alone. */
export const enrolledFact = ({ enrolment, store, enrolledAtMs }: NewPhone): Fact => ({
  ...{ kind: 'enrolled', cpg: null, store, atMs: enrolledAtMs, body: { enrolment, store }, scopes: [] },
  effects: (judgedNo) => [{ text: 'UPDATE enrolments SET enrolled_no = $1 WHERE id = $2', values: [judgedNo, bytesOf(enrolment)] }],
});

/** A phone may no longer read. Told to the console alone. */
export const revokedFact = (enrolment: EnrolmentId, store: StoreId, atMs: InstantMs): Fact => ({
  ...{ kind: 'revoked', cpg: null, store, atMs, body: { enrolment, store }, scopes: [] },
  effects: (judgedNo) => [{ text: 'UPDATE enrolments SET revoked_no = $1 WHERE id = $2', values: [judgedNo, bytesOf(enrolment)] }],
});

/**
 * What a new enrolment says of the one before it in the same browser: its storage is gone, unless the phone says that it still has it. What
 * had not come is missed; with nothing known to be missing it is on record all the same, since what was sold after the last contact nobody knows.
 * So is one that a restored storage does not know, in the store of the new enrolment.
 */
export const evictedFacts = (phone: Omit<NewPhone, 'enrolledAtMs'>, { facts, progress }: KnownSource, nowMs: InstantMs): readonly Fact[] => {
  if (phone.predecessor === null || phone.remembers === true) return [];
  return [openedFact({ enrolment: phone.predecessor, store: facts?.store ?? phone.store, atMs: nowMs, what: { kind: 'evicted', successor: phone.enrolment }, numbers: missingNumbers(progress) }, [])];
};

/** A hole of before losses were on record: told once, as it stands now. */
export const oldHoleFacts = (enrolment: EnrolmentId, { facts, progress, losses }: KnownSource, nowMs: InstantMs): readonly Fact[] => {
  const isTold = losses.some(({ what }) => what.kind === 'hole' || what.kind === 'declared-lost');
  return facts === null || isTold || progress.holes.length === 0 ? [] : [openedFact({ enrolment, store: facts.store, atMs: nowMs, what: { kind: 'hole' }, numbers: progress.holes }, [])];
};

/**
 * Staff declare a phone lost: what is known to be missing becomes holes, and is missed until it comes. None when it is on record and nothing
 * more is missing, so that doing it twice is harmless.
 */
export const declaredFacts = (enrolment: EnrolmentId, { facts, progress, losses }: KnownSource, by: number, nowMs: InstantMs): readonly Fact[] => {
  const numbers = missingNumbers(progress);
  if (facts === null || (numbers.length === 0 && losses.some(({ what }) => what.kind === 'declared-lost'))) return [];
  const lost = { text: 'UPDATE enrolments SET lost_ms = coalesce(lost_ms, $1) WHERE id = $2', values: [nowMs, bytesOf(enrolment)] };
  return [openedFact({ enrolment, store: facts.store, atMs: nowMs, what: { kind: 'declared-lost' }, numbers, by }, [lost, progressStatement(enrolment, facts.store, declareLost(progress))])];
};

/** A person closes a loss. None when it is closed already: the first closing stands. */
export const closedFacts = (no: JudgedNo, { losses }: KnownSource, reason: CloseReason, by: number, nowMs: InstantMs): readonly Fact[] => {
  const open = losses.find((loss) => loss.no === no && loss.closed === null);
  if (open === undefined) return [];
  const closed = closedByHand(open, reason, by, nowMs);
  return [{ kind: 'loss-closed', cpg: null, store: open.store, atMs: nowMs, body: closed, scopes: [], effects: () => [lossStatement(closed)] }];
};

interface Opening extends Pick<Loss, 'enrolment' | 'what' | 'numbers'> {
  readonly store: StoreId;
  readonly atMs: InstantMs;
  readonly by?: number;
}

const openedFact = ({ atMs, by, ...loss }: Opening, others: readonly Statement[]): Fact => {
  const opened = { ...loss, noticedAtMs: atMs, missing: loss.numbers, closed: null };
  return { kind: 'loss-opened', cpg: null, store: loss.store, atMs, body: by === undefined ? opened : { ...opened, by }, scopes: [], effects: (no) => [...others, lossStatement({ no, ...opened })] };
};

const lossStatement = (loss: Loss): Statement => ({
  text: `INSERT INTO losses (no, source, store_id, kind, noticed_ms, closed_ms, body) VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb)
    ON CONFLICT (no) DO UPDATE SET closed_ms = EXCLUDED.closed_ms, body = EXCLUDED.body`,
  values: [loss.no, bytesOf(loss.enrolment), loss.store, loss.what.kind, loss.noticedAtMs, loss.closed?.atMs ?? null, JSON.stringify(loss)],
});

const progressStatement = (enrolment: EnrolmentId, store: StoreId, { frontier, highestSeq, holes, beyond }: SourceProgress): Statement => ({
  text: `INSERT INTO sources (source, store_id, frontier, highest_seq, holes, beyond) VALUES ($1, $2, $3, $4, $5::jsonb, $6::jsonb)
    ON CONFLICT (source) DO UPDATE SET frontier = EXCLUDED.frontier, highest_seq = EXCLUDED.highest_seq, holes = EXCLUDED.holes, beyond = EXCLUDED.beyond`,
  values: [bytesOf(enrolment), store, frontier, highestSeq, JSON.stringify(holes), JSON.stringify(beyond)],
});

const bytesOf = (enrolment: EnrolmentId): Buffer => Buffer.from(enrolment, 'hex');
