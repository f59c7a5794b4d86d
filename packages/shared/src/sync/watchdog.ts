import type { InstantMs } from '../ids/index.ts';
import type { Moment, SyncInput } from './input.ts';
import { linkAfter } from './push-steps.ts';
import type { SyncState } from './state.ts';

/** What is done about a queue that does not move, from the smallest to the largest. The last is a person's to follow. */
export type Remedy = 'rebuild-transport' | 'reopen-database' | 'tell-person';

/**
 * What is known since something last settled, or since the last remedy was taken.
 *
 * ```
 * calm --stalled--> rebuild-transport --stalled--> reopen-database --stalled--> tell-person --stalled, an hour each--> rebuild-transport ...
 *   ^                                                                                                                        |
 *   +------------------------------------------- an answer settled, or nothing waits ---------------------------------------+
 * ```
 */
export interface Watchdog {
  /** What the server answered, by whatever way: it is there. */
  readonly answers: number;
  /** Pushes that ended and settled nothing. */
  readonly tries: number;
  readonly sinceMs: InstantMs | null;
  /** Remedies taken without anything settling. */
  readonly remedies: number;
}

export const calmWatchdog: Watchdog = { answers: 0, tries: 0, sinceMs: null, remedies: 0 };

const remedies: readonly Remedy[] = ['rebuild-transport', 'reopen-database', 'tell-person'];
const evidenceMin = 3;
const patienceMs = 3 * 60_000;
const patienceOnceToldMs = 60 * 60_000;

/** Whether a person has been told, and nothing has settled since. */
export const isStalled = ({ remedies: taken }: Watchdog): boolean => taken >= remedies.length;

/** One step of the sync machine as the watchdog sees it. */
export interface Watched {
  readonly input: SyncInput;
  readonly before: SyncState;
  readonly after: SyncState;
}

/**
 * Looks on, and says when something must be done. Time alone is never a reason: several pushes must have ended with nothing settled while
 * the server answered. What has a name (an unknown key, full storage, an old release) is told under it, and is no stall.
 *
 * Invariant: between two remedies lie `patienceMs` and new evidence, so that no fault makes it spin.
 */
export const watchStep = (dog: Watchdog, watched: Watched, { nowMs }: Moment): readonly [Watchdog, Remedy | null] => {
  const { after } = watched;
  if (!after.leading || after.queue.queued === 0 || hasSettled(watched)) return [calmWatchdog, null];
  if (after.pushTrouble !== null || after.enrolAnew !== null) return [{ ...dog, answers: 0, tries: 0, sinceMs: null }, null];
  const next: Watchdog = { ...dog, answers: dog.answers + (isAnswer(watched) ? 1 : 0), tries: dog.tries + (isTry(watched) ? 1 : 0), sinceMs: dog.sinceMs ?? nowMs };
  if (!isDue(next, nowMs)) return [next, null];
  return [{ answers: 0, tries: 0, sinceMs: nowMs, remedies: dog.remedies + 1 }, remedies[dog.remedies % remedies.length] ?? null];
};

/** A clock that was set back far is no waiting: then the wait begins anew by its own. */
const isDue = (dog: Watchdog, nowMs: InstantMs): boolean => {
  const waitedMs = Math.abs(nowMs - (dog.sinceMs ?? nowMs));
  return dog.answers >= evidenceMin && dog.tries >= evidenceMin && waitedMs >= (isStalled(dog) ? patienceOnceToldMs : patienceMs);
};

const hasSettled = ({ before, after }: Watched): boolean => before.queue.queued + (after.queue.nextSeq - before.queue.nextSeq) - after.queue.queued > 0;

/** A push that was given up for silence is one too: it was under way, and is not after. */
const isTry = ({ before, after }: Watched): boolean => (before.push.at === 'under-way' || before.push.at === 'settling') && before.push.request !== requestOf(after) && after.push.at !== 'settling';

const requestOf = ({ push }: SyncState): number | null => (push.at === 'under-way' || push.at === 'settling' ? push.request : null);

const isAnswer = ({ input, before }: Watched): boolean => {
  switch (input.input) {
    case 'PushAnswered':
    case 'PullApplied':
    case 'SessionWon':
    case 'LiveOpened':
    case 'LiveHinted':
      return true;
    case 'PushFailed':
    case 'PullFailed':
    case 'SessionFailed':
      return linkAfter({ ...before, link: 'untried' }, input.fault) === 'reached';
    default:
      return false;
  }
};
