import type { Answer } from '@qoa/shared/events';
import type { InstantMs, JudgedNo } from '@qoa/shared/ids';
import type { DecideHoldRequest, HoldOutcome, HoldWeighed } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import type { Judge, JudgeAway } from '../judge/index.ts';
import type { HoldOnRecord, HoldsStore } from './holds-store.ts';

/** Why a decision changed nothing. */
export interface HoldRefused {
  readonly code: 'HOLD_UNKNOWN' | 'HOLD_CHANGED' | 'HOLD_DECIDED' | 'HOLD_NOT_COUNTABLE';
}

/** What staff decide of what is held. */
export interface Holds {
  /**
   * Counts what is held, or refuses it for good: a fact that names who and why, and the verdict right behind it. The same again answers what the first decided.
   * Errors: HOLD_UNKNOWN, HOLD_CHANGED (its author had seen something else), HOLD_DECIDED (otherwise, or by the judge itself), HOLD_NOT_COUNTABLE, UNAVAILABLE. Law: once
   */
  readonly decide: (no: JudgedNo, request: DecideHoldRequest, by: number) => Promise<Result<HoldOutcome, JudgeAway | HoldRefused>>;
  /** What it would come to if it were counted now, as far as whoever decides may see it; null: it cannot be counted. Errors: HOLD_UNKNOWN, UNAVAILABLE. */
  readonly weigh: (no: JudgedNo) => Promise<Result<HoldWeighed, JudgeAway | HoldRefused>>;
}

export interface HoldsParts {
  readonly store: Pick<HoldsStore, 'find'>;
  readonly judge: Pick<Judge, 'submit' | 'weigh'>;
  readonly now: () => InstantMs;
}

/** What is held, decided in the judge's turn. */
export const openHolds = ({ store, judge, now }: HoldsParts): Holds => ({
  decide: async (no, { choice, reason, hash, seenNo }, by) => {
    const before = await store.find(no);
    if (before === null) return refused('HOLD_UNKNOWN');
    if (before.arrival.envelope.hash !== hash) return refused('HOLD_CHANGED');
    if (!before.waits) return standing(before, choice, seenNo);
    const decided = { choice, reason: reason.trim(), by, atMs: now(), seenNo };
    const taken = await judge.submit({ enrolment: before.arrival.envelope.enrolment, stated: null, arrivals: [{ ...before.arrival, decided }], contact: null });
    if (!taken.ok) return taken;
    const after = await store.find(no);
    return after === null ? refused('HOLD_UNKNOWN') : standing(after, choice, seenNo);
  },
  weigh: async (no) => {
    const hold = await store.find(no);
    if (hold === null) return refused('HOLD_UNKNOWN');
    const decided = { choice: 'count', reason: '', by: 0, atMs: now(), seenNo: hold.seenNo } as const;
    const weighed = await judge.weigh({ ...hold.arrival, decided });
    return weighed.ok ? ok({ wouldBe: weighed.value === null ? null : withoutCard(weighed.value) }) : weighed;
  },
});

/** What stands answers, whoever decided it: the first decision is the only one. */
const standing = ({ outcome, waits, seenNo: latestNo }: HoldOnRecord, choice: DecideHoldRequest['choice'], seenNo: JudgedNo): Result<HoldOutcome, HoldRefused> => {
  if (outcome !== null) return outcome.choice === choice ? ok(outcome) : refused('HOLD_DECIDED');
  if (!waits) return refused('HOLD_DECIDED');
  return refused(latestNo === seenNo ? 'HOLD_NOT_COUNTABLE' : 'HOLD_CHANGED');
};

/** What it gives, never what its card has. Law: own tenant */
const withoutCard = ({ class: answerClass, code, given }: Answer): HoldWeighed['wouldBe'] => ({ class: answerClass, code, given: given.map(({ programme, unit, units }) => ({ programme, unit, units })) });

const refused = (code: HoldRefused['code']): Result<never, HoldRefused> => err({ code });
