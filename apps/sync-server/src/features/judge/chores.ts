import type { JudgeParts } from './judge.ts';

/** When a chore is done: `behind` the batch of those who wait already, or once nobody waits to be judged (`idle`). */
export type ChoreTurn = 'behind' | 'idle';

/** What can wait while sales do not: each is done alone, and one at most before anybody is looked for again. */
export interface Chores {
  /** Null: it failed. It is done once: whoever wants it done asks again, and the judge stops for none. */
  readonly add: <Value>(turn: ChoreTurn, work: () => Promise<Value>) => Promise<Value | null>;
  readonly isEmpty: () => boolean;
  /** Those who waited have their verdict. */
  readonly landed: () => void;
  /** One comes before the next batch. */
  readonly isDue: () => boolean;
  /** Does the first whose turn it is, if there is one. */
  readonly take: (isIdle: boolean) => Promise<void>;
}

/** The judge's chores, of which none is left over yet. */
export const openChores = (alarm: JudgeParts['alarm']): Chores => {
  const left: { readonly turn: ChoreTurn; readonly work: () => Promise<void> }[] = [];
  let isDue = false;
  return {
    add: (turn, work) => new Promise((settled) => left.push({ turn, work: async () => settled(await tried(work, alarm)) })),
    isEmpty: () => left.length === 0,
    landed: () => {
      isDue = left.some(({ turn }) => turn === 'behind');
    },
    isDue: () => isDue,
    take: async (isIdle) => {
      const at = left.findIndex(({ turn }) => isIdle || (isDue && turn === 'behind'));
      isDue = false;
      await left.splice(at, at < 0 ? 0 : 1)[0]?.work();
    },
  };
};

const tried = async <Value>(work: () => Promise<Value>, alarm: JudgeParts['alarm']): Promise<Value | null> => {
  try {
    return await work();
  } catch (thrown) {
    alarm(thrown, false);
    return null;
  }
};
