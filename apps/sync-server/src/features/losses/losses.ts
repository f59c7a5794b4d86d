import type { EnrolmentId, InstantMs, JudgedNo } from '@qoa/shared/ids';
import type { CloseReason } from '@qoa/shared/loss';
import { err, ok, type Result } from '@qoa/shared/result';
import type { Judge, JudgeAway } from '../judge/index.ts';
import type { Keeps } from '../keeps/index.ts';
import { closedFacts, declaredFacts } from './facts.ts';
import type { LossesStore } from './losses-store.ts';

/** What staff decide about losses. Each is a judged fact that names who did it. */
export interface Losses {
  /**
   * The phone will not come back: what is known to be missing of it becomes holes, late arrivals are still judged. Twice changes nothing.
   * Errors: ENROLMENT_UNKNOWN, UNAVAILABLE.
   */
  readonly declareLost: (enrolment: EnrolmentId, by: number) => Promise<Result<{ readonly lostAtMs: InstantMs }, JudgeAway | { readonly code: 'ENROLMENT_UNKNOWN' }>>;
  /** Closes a loss; of one that is closed the first closing stands. Errors: LOSS_UNKNOWN, UNAVAILABLE. */
  readonly close: (no: JudgedNo, reason: CloseReason, by: number) => Promise<Result<{ readonly closedAtMs: InstantMs }, JudgeAway | { readonly code: 'LOSS_UNKNOWN' }>>;
}

export interface LossesParts {
  readonly store: Pick<LossesStore, 'find' | 'lostAtMs'>;
  readonly judge: Pick<Judge, 'publishOf'>;
  readonly now: () => InstantMs;
  /** Noted outside of the backup before it is answered, so that no restore undoes it. Rule: Restore */
  readonly keeps: Pick<Keeps, 'note' | 'lostAtMs'>;
  /** Told after each declaration, so that what the phone has open is closed. */
  readonly onLost: (enrolment: EnrolmentId) => void;
}

/** Losses, decided through the judge. */
export const openLosses = ({ store, judge, keeps, now, onLost }: LossesParts): Losses => ({
  declareLost: async (enrolment, by) => {
    const published = await judge.publishOf(enrolment, (known) => declaredFacts(enrolment, known, by, now()));
    if (!published.ok) return published;
    const lostAtMs = await store.lostAtMs(enrolment);
    if (lostAtMs === undefined || lostAtMs === null) return err({ code: 'ENROLMENT_UNKNOWN' });
    if (keeps.lostAtMs(enrolment) === null) keeps.note({ kept: 'declared-lost', enrolment, atMs: lostAtMs });
    onLost(enrolment);
    return ok({ lostAtMs });
  },
  close: async (no, reason, by) => {
    const before = await store.find(no);
    if (before === null) return err({ code: 'LOSS_UNKNOWN' });
    const published = await judge.publishOf(before.enrolment, (known) => closedFacts(no, known, reason, by, now()));
    if (!published.ok) return published;
    const closed = (await store.find(no))?.closed ?? null;
    return closed === null ? err({ code: 'LOSS_UNKNOWN' }) : ok({ closedAtMs: closed.atMs });
  },
});
