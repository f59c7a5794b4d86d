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

/** Judges what is kept, now and, while the judge is away, again every minute. Answers after the first try, with how to stop trying. Rejects as the storage does at the first try. */
export const judgeKeptUntilJudged = async (turns: CustodyTurns): Promise<() => void> => {
  const isDone = async (): Promise<boolean> => {
    const judged = await judgeKept(turns);
    if (!judged.ok) turns.onAway(judged.error);
    else if (judged.value > 0) turns.onJudged(judged.value);
    return judged.ok;
  };
  if (await isDone()) return () => undefined;
  let isTrying = false;
  const tryAgain = async (): Promise<void> => {
    if (isTrying) return;
    isTrying = true;
    try {
      if (await isDone()) stop();
    } finally {
      isTrying = false;
    }
  };
  const stop = turns.every(tryAgainMs, () => void tryAgain().catch(turns.onTrouble));
  return stop;
};
