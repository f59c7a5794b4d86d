import type { EnrolmentId, InstantMs, JudgedNo, Seq, StoreId } from '../ids/index.ts';
import { joinRanges, rangeWith, type SeqRange, withoutSeqs } from '../intake/index.ts';

/** What was noticed, with what tells it. */
export type LossWhat =
  /** Numbers that the phone no longer has and that never came. */
  | { readonly kind: 'hole' }
  /** The browser lost its storage, keys and queue alike: it enrolled again, as `successor`. */
  | { readonly kind: 'evicted'; readonly successor: EnrolmentId }
  /** Two true events under one number: both are kept, people decide. */
  | { readonly kind: 'fork' }
  /** The phone's storage went back: it was about to give out `knownSeq`, and now states `statedSeq`. */
  | { readonly kind: 'rolled-back'; readonly knownSeq: Seq; readonly statedSeq: Seq }
  /** Staff say that the phone will not come back. */
  | { readonly kind: 'declared-lost' }
  /** Server time minus the phone's wall clock changed within one clock session, or is years. */
  | { readonly kind: 'clock-jumped'; readonly fromOffsetMs: number | null; readonly toOffsetMs: number };

export type LossKind = LossWhat['kind'];

/** Why a person closed a loss: nothing was missing after all; it was made good in another way; it is given up; what caused it is mended. */
export const closeReasons = ['nothing-missing', 'made-good', 'written-off', 'mended'] as const;
export type CloseReason = (typeof closeReasons)[number];

/** How a loss ended: everything that was missing came, or a person (`by`, their number) said so. */
export type LossClosing =
  | { readonly how: 'came'; readonly atMs: InstantMs }
  | { readonly how: 'by-hand'; readonly atMs: InstantMs; readonly reason: CloseReason; readonly by: number };

/** One loss of one enrolment, on record from when it was noticed. It is never deleted. Law: order */
export interface Loss {
  /** The place of the fact that opened it in the one total order: its name. */
  readonly no: JudgedNo;
  readonly enrolment: EnrolmentId;
  readonly store: StoreId | null;
  readonly noticedAtMs: InstantMs;
  readonly what: LossWhat;
  /** The numbers that were missing when it was noticed; of a fork those that were given twice. */
  readonly numbers: readonly SeqRange[];
  /** What of them has not come; of a fork none. */
  readonly missing: readonly SeqRange[];
  readonly closed: LossClosing | null;
}

/** What lasts is one loss, however often it shows: a storage goes back once in an enrolment's life, and a clock that is off is off until somebody looked. */
export const opensAnew = (known: readonly Loss[], { kind }: LossWhat): boolean => {
  if (kind === 'rolled-back') return known.every(({ what }) => what.kind !== kind);
  if (kind === 'clock-jumped') return known.every(({ what, closed }) => what.kind !== kind || closed !== null);
  return true;
};

/** The kinds whose numbers say all: what comes under one of them was what was missing. A storage that went back gives numbers twice, so nothing that comes proves its end. */
const closesByComing: ReadonlySet<LossKind> = new Set<LossKind>(['hole', 'evicted', 'declared-lost']);

/** An event came after all: the loss misses it no longer, and is closed when it was the last. The same object when nothing changed. */
export const afterComing = (loss: Loss, seq: Seq, atMs: InstantMs): Loss => {
  if (loss.closed !== null || !closesByComing.has(loss.what.kind) || rangeWith(loss.missing, seq) === undefined) return loss;
  const missing = withoutSeqs(loss.missing, [seq]);
  return { ...loss, missing, closed: missing.length === 0 ? { how: 'came', atMs } : null };
};

/** A further number was given twice. */
export const withTwin = (fork: Loss, seq: Seq): Loss => ({ ...fork, numbers: joinRanges([...fork.numbers, [seq, seq]]) });

/** A person closed it. Of one that is closed already the first closing stands. */
export const closedByHand = (loss: Loss, reason: CloseReason, by: number, atMs: InstantMs): Loss => (loss.closed === null ? { ...loss, closed: { how: 'by-hand', atMs, reason, by } } : loss);

/** Those that the judge needs to know of: open ones, and what happens once in an enrolment's life. */
export const watchedLosses = (losses: readonly Loss[]): readonly Loss[] => losses.filter(({ closed, what }) => closed === null || what.kind === 'rolled-back' || what.kind === 'declared-lost');
