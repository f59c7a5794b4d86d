import type { InstantMs } from '@qoa/shared/ids';
import type { Judge } from '../judge/index.ts';
import { compactPiece, type CompactParts, type Walked, walkBegins } from './compact.ts';

export interface CompactingParts extends CompactParts {
  readonly judge: Pick<Judge, 'tidy' | 'isJudge'>;
  /** Calls `work` every so often until the answered function is called. */
  readonly every: (ms: number, work: () => void) => () => void;
  /** A walk is over. */
  readonly onWalked: () => void;
  readonly onTrouble: (thrown: unknown) => void;
}

export const pieceEveryMs = 1_000;
/** From the beginning of one walk to that of the next, at least. */
export const walkEveryMs = 86_400_000;

/** Walks over all that grows once a day, a piece a second, until the answered function is called. A walk that is broken off begins again with the process. */
export const keepCompacting = (parts: CompactingParts): (() => void) => {
  let walked: Walked = walkBegins;
  let begunMs: InstantMs = parts.now();
  let isUnderWay = false;
  const goOn = async (): Promise<void> => {
    if (walked.over === 'nothing') {
      if (parts.now() - begunMs < walkEveryMs) return;
      [walked, begunMs] = [walkBegins, parts.now()];
    }
    // Whoever does not judge here leaves it to who does.
    if (!parts.judge.isJudge()) return;
    const piece = await compactPiece(parts, walked);
    if (!piece.ok) return;
    walked = piece.value;
    if (walked.over === 'nothing') parts.onWalked();
  };
  return parts.every(pieceEveryMs, () => {
    if (isUnderWay) return;
    isUnderWay = true;
    void goOn().catch(parts.onTrouble).finally(() => (isUnderWay = false));
  });
};
