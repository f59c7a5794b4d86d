import type { EarlierAnswer } from '@qoa/shared/events';
import type { Epoch, InstantMs, Seq } from '@qoa/shared/ids';
import type { Covered, Queued, Settled, Settlement } from './outbox.ts';

/** The ring keeps what was settled for at most this long, covered by a backup or not. Law: kept */
export const RING_AGE_MAX_MS = 90 * 24 * 60 * 60 * 1000;

/** Whether the ring may forget a settled envelope. Law: kept */
export const mayForget = (settled: Pick<Settled, 'epoch' | 'answer' | 'settledAtMs' | 'earlier'>, covered: Covered, nowMs: InstantMs): boolean =>
  (settled.epoch === covered.epoch && settled.answer.judgedNo <= covered.judgedNo && !showsEarlier(settled)) || settled.settledAtMs < nowMs - RING_AGE_MAX_MS;

/**
 * Whether it keeps what an earlier life of the server gave. A backup may hold the verdict and not yet what made it whole, so covering the one proves nothing of
 * the other. Law: final
 */
export const showsEarlier = ({ earlier }: Pick<Settled, 'earlier'>): boolean => earlier !== undefined;

/** Whether an answer takes the place of the one in the ring: custody became a verdict, or a restored server judged again. Law: once */
export const isLater = (next: Pick<Settlement, 'epoch' | 'answer'>, earlier: Pick<Settlement, 'epoch' | 'answer'>): boolean =>
  next.epoch !== earlier.epoch || next.answer.judgedNo > earlier.answer.judgedNo;

/** Restores are rare: what more of them gave is not kept. */
const EARLIER_MAX = 2;

/** What stays of the answer that another takes the place of: of another epoch and with something given, so that no restore takes it back. Law: final */
export const earlierOf = (settled: Settled, next: Pick<Settlement, 'epoch'>): Pick<Settled, 'earlier'> => {
  const gave = settled.epoch !== next.epoch && settled.answer.given.some(({ units }) => units > 0);
  const earlier = [...(settled.earlier ?? []), ...(gave ? [{ epoch: settled.epoch, answer: settled.answer }] : [])].slice(0, EARLIER_MAX);
  return earlier.length === 0 ? {} : { earlier };
};

/** As `Outbox.otherLife` says, of a ring in memory. */
export const firstOfOtherLife = (ring: Iterable<Settled>, epoch: Epoch): Seq | null => {
  const others = [...ring].filter((settled) => settled.epoch !== epoch);
  const [first] = others.sort((a, b) => (a.epoch === b.epoch ? a.answer.judgedNo - b.answer.judgedNo : a.epoch < b.epoch ? -1 : 1));
  return first?.seq ?? null;
};

/** Everything that the server ever answered to an envelope, as it is shown when it is sent again. */
export const answersOf = (kept: Queued | Settled): readonly EarlierAnswer[] => ('answer' in kept ? [...(kept.earlier ?? []), { epoch: kept.epoch, answer: kept.answer }] : []);
