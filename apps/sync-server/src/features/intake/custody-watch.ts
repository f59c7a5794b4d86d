import type { JudgeAway } from '../judge/index.ts';
import { type CustodyParts, judgeKept } from './custody.ts';

export interface CustodyTurns extends CustodyParts {
  /** Calls `work` every so often until the answered function is called. */
  readonly every: (ms: number, work: () => void) => () => void;
  /** How many got their verdict, when there were any. */
  readonly onJudged: (judged: number) => void;
  /** The judge is away; it is tried again. */
  readonly onAway: (away: JudgeAway) => void;
  /** What a later try threw; it is tried again. */
  readonly onTrouble: (thrown: unknown) => void;
}

export const tryAgainMs = 60_000;

/** Whoever looks at custody, and how to end it. */
export interface CustodyWatch {
  /**
   * Judges what is kept, now and, while the judge is away, again every minute. Settles after the first try; one look follows the other.
   * Rejects as the storage does.
   */
  readonly look: () => Promise<void>;
  readonly stop: () => void;
}

/** What is kept is looked at when this process becomes the judge, by whoever learns of it. */
export const custodyWatch = (turns: CustodyTurns): CustodyWatch => {
  let last: Promise<unknown> = Promise.resolve();
  let stopTrying: (() => void) | null = null;
  let isTrying = false;
  const stop = (): void => {
    stopTrying?.();
    stopTrying = null;
  };
  const judgeNow = async (): Promise<void> => {
    const judged = await judgeKept(turns);
    if (judged.ok) {
      if (judged.value > 0) turns.onJudged(judged.value);
      return stop();
    }
    turns.onAway(judged.error);
    stopTrying ??= turns.every(tryAgainMs, tryAgain);
  };
  const look = (): Promise<void> => {
    const done = last.then(judgeNow);
    last = done.catch(() => undefined);
    return done;
  };
  const tryAgain = (): void => {
    if (isTrying) return;
    isTrying = true;
    void look().catch(turns.onTrouble).finally(() => (isTrying = false));
  };
  return { look, stop };
};
