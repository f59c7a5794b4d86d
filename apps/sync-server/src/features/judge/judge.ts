import { err, ok, type Result } from '@qoa/shared/result';
import type { Answer } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, InstantMs } from '@qoa/shared/ids';
import type { Arrival } from '@qoa/shared/judge';
import type { Fact } from '../feed/index.ts';
import type { CommittedListener } from './committed.ts';
import type { EpochEnd, LostFact } from './epoch-fact.ts';
import { type Chore, type Decided, openDesk, type Place, type Published } from './judge-desk.ts';
import { judgeLoop } from './judge-loop.ts';
import type { KnownSource } from './known-source.ts';
import type { JudgeStore } from './judge-store.ts';
import type { Recalling } from './recall.ts';
import type { JudgeAway, PublishedOrAway, Submission, Taken, TakenOrAway } from './submission.ts';
import { fairTurns } from './turns.ts';

/**
 * The only writer of ledger, feed and facts. Whatever arrives while one batch is being committed is the next batch.
 * Rule: One judge
 */
export interface Judge {
  /**
   * Judges a delivery. The answers come after their commit; the same delivery again gets the same answers.
   * Errors: UNAVAILABLE, when nothing is known of the delivery's fate, or too many wait: the same bytes may come again.
   * Laws: once, whole, order, no poison
   */
  readonly submit: (submission: Submission) => Promise<TakenOrAway>;
  /** The answers of a push that brings nothing new, from memory; null when it must be submitted. Law: once */
  readonly recall: (push: Recalling) => Taken | null;
  /** Writes facts in their order, in one transaction; answers the last one's number. Errors: UNAVAILABLE. A retry writes them again. */
  readonly publish: (facts: readonly Fact[]) => Promise<PublishedOrAway>;
  /**
   * Writes the facts that `factsOf` makes of what is known of a phone, likewise; null when it makes none, as it should when they are on record.
   * Errors: UNAVAILABLE.
   */
  readonly publishOf: (enrolment: EnrolmentId, factsOf: (known: KnownSource) => readonly Fact[]) => Promise<Result<Published | null, JudgeAway>>;
  /**
   * Runs a decision while nothing else is judged or published, so that its facts stand upon what it read, and writes them in one transaction: of two who
   * decide at once, the second reads what the first wrote. It may run again when the world failed; what it throws is thrown to whoever asked.
   * Errors: UNAVAILABLE.
   */
  readonly decide: <Value>(decision: () => Promise<Decided<Value>>) => Promise<Result<{ readonly value: Value; readonly published: Published | null }, JudgeAway>>;
  /** What an arrival would be answered if it came now, with nothing written; null when it would change nothing, or cannot be judged. Errors: UNAVAILABLE. */
  readonly weigh: (arrival: Arrival) => Promise<Result<Answer | null, JudgeAway>>;
  /**
   * Clears away what `chore` asks for while nobody waits to be judged, fenced by the term: a sale that comes meanwhile waits for this one. It takes no number and
   * is told to nobody, so no answer, posting or state may stand upon what goes. It is not tried again; what the chore throws is thrown to whoever asked.
   * Errors: UNAVAILABLE.
   */
  readonly tidy: <Value>(chore: () => Promise<Chore<Value>>) => Promise<Result<Value, JudgeAway>>;
  /**
   * Begins another life of the storage in the place of `ended`: readers take snapshots, phones send again out of their ring. When another
   * has begun meanwhile it does nothing. Errors: UNAVAILABLE. Rule: Restore
   */
  readonly beginEpoch: (ended: Epoch, reason: EpochEnd, lost: readonly LostFact[]) => Promise<Result<{ readonly began: boolean }, JudgeAway>>;
  /**
   * Takes what had ended by an instant, of some cards at most, behind the sales that wait; answers of how many: none when nothing is left. A retry takes nothing twice.
   * Errors: UNAVAILABLE. Laws: final, once
   */
  readonly expire: (untilMs: InstantMs) => Promise<Result<number, JudgeAway>>;
  /** Reads a source anew before its next event: after a revocation, or when it was declared lost. */
  readonly forgetSource: (enrolment: EnrolmentId) => void;
  /** Tells of every commit until the answered function is called. */
  readonly onCommitted: (listener: CommittedListener) => () => void;
  /** Tells when this process becomes the judge, at its first term and whenever others judged in between, until the answered function is called. */
  readonly onAppointed: (listener: () => void) => () => void;
  /** Where it stood when last known; null while no term could be taken yet. */
  readonly place: () => Place | null;
  /** Whether this process holds the term, as far as it can know without asking. */
  readonly isJudge: () => boolean;
  /** Takes the term if it can be had; true when this process is the judge now. */
  readonly ready: () => Promise<boolean>;
  /** Finishes what waits and lets the lock go. */
  readonly close: () => Promise<void>;
}

export interface JudgeParts {
  readonly store: JudgeStore;
  /** Told when the judge meets an error that is nobody's event: `stopped` when it will write nothing more. */
  readonly alarm: (thrown: unknown, stopped: boolean) => void;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Starts a judge. It takes lock and term when the first delivery comes, or at `ready`. */
export const startJudge = (parts: JudgeParts): Judge => {
  const turns = fairTurns();
  const listeners = new Set<CommittedListener>();
  const appointed = new Set<() => void>();
  const desk = openDesk(parts.store, (committed) => {
    for (const listener of listeners) hear(() => listener(committed), parts.alarm);
  }, () => {
    for (const listener of appointed) hear(listener, parts.alarm);
  });
  const loop = judgeLoop(desk, turns, parts);
  return {
    submit: (submission) => {
      if (loop.isOver() || turns.isOverfull()) return Promise.resolve(err({ code: 'UNAVAILABLE' }));
      return new Promise((settle) => {
        turns.add({ submission, answers: [], settle, taken: 0 });
        loop.wake();
      });
    },
    publish: (facts) => {
      if (loop.isOver()) return Promise.resolve(err({ code: 'UNAVAILABLE' }));
      return facts.length === 0 ? Promise.resolve(ok(desk.place()?.head ?? 0)) : loop.publish(facts);
    },
    publishOf: async (enrolment, factsOf) => {
      const done = loop.isOver() ? null : await loop.publishOf(enrolment, factsOf);
      return done === null ? err({ code: 'UNAVAILABLE' }) : ok(done.published);
    },
    decide: async (decision) => {
      const done = loop.isOver() ? null : await loop.decide(decision);
      if (done === null) return err({ code: 'UNAVAILABLE' });
      if ('thrown' in done) throw done.thrown;
      return ok(done);
    },
    weigh: async (arrival) => {
      const weighed = loop.isOver() ? null : await loop.weigh(arrival);
      return weighed === null ? err({ code: 'UNAVAILABLE' }) : ok(weighed.answer);
    },
    tidy: async (chore) => {
      const done = loop.isOver() ? null : await loop.tidy(chore);
      if (done === null) return err({ code: 'UNAVAILABLE' });
      if ('thrown' in done) throw done.thrown;
      return ok(done.value);
    },
    beginEpoch: async (ended, reason, lost) => {
      const began = loop.isOver() ? null : await loop.beginEpoch(ended, reason, lost);
      return began === null ? err({ code: 'UNAVAILABLE' }) : ok({ began });
    },
    expire: async (untilMs) => {
      const taken = loop.isOver() ? null : await loop.expire(untilMs);
      return taken === null ? err({ code: 'UNAVAILABLE' }) : ok(taken);
    },
    recall: desk.recall,
    forgetSource: desk.forgetSource,
    onCommitted: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onAppointed: (listener) => {
      appointed.add(listener);
      return () => void appointed.delete(listener);
    },
    place: desk.place,
    isJudge: desk.isHeld,
    ready: loop.ready,
    close: async () => {
      await loop.end();
      await parts.store.close();
    },
  };
};

/** What is done stands, whatever a listener makes of it. */
const hear = (listener: () => void, alarm: JudgeParts['alarm']): void => {
  try {
    listener();
  } catch (thrown) {
    alarm(thrown, false);
  }
};
