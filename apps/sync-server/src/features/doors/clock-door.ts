import type { InstantMs } from '@qoa/shared/ids';
import type { Judge, JudgeAway } from '../judge/index.ts';

/** What ends is left alone for so long, so that a phone which had no signal is heard first: its sale may move the end. */
export const clockWaitMs = 72 * 3_600_000;
/** The first look comes this long after a start, so that phones are heard that waited for the server. */
export const clockEveryMs = 3_600_000;

export interface ClockParts {
  readonly judge: Pick<Judge, 'expire' | 'isJudge'>;
  readonly now: () => InstantMs;
  /** Calls `work` every so often until the answered function is called. */
  readonly every: (ms: number, work: () => void) => () => void;
  /** Of so many cards something was taken. */
  readonly onTaken: (cards: number) => void;
  /** The judge is away; it is tried again an hour later. */
  readonly onAway: (away: JudgeAway) => void;
  readonly onTrouble: (thrown: unknown) => void;
}

/**
 * The clock's door: once an hour it takes what ended long enough ago of cards that nobody sold to since, piece by piece, each behind the sales that wait.
 * What another process would take it leaves to the one that judges. Answers how to close it. Law: final
 */
export const openClockDoor = ({ judge, now, every, onTaken, onAway, onTrouble }: ClockParts): (() => void) => {
  let isOpen = true;
  let isWalking = false;
  const walk = async (): Promise<void> => {
    if (isWalking || !judge.isJudge()) return;
    isWalking = true;
    try {
      const untilMs = now() - clockWaitMs;
      let all = 0;
      for (let taken = 1; taken > 0 && isOpen; ) {
        const piece = await judge.expire(untilMs);
        if (!piece.ok) onAway(piece.error);
        taken = piece.ok ? piece.value : 0;
        all += taken;
      }
      if (all > 0) onTaken(all);
    } finally {
      isWalking = false;
    }
  };
  const stop = every(clockEveryMs, () => void walk().catch(onTrouble));
  return () => {
    isOpen = false;
    stop();
  };
};
