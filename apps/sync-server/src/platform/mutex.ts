/** Gives a thing to one at a time, in the order of asking. */
export interface Mutex {
  /** Waits for its turn; what it answers gives the turn back, once. */
  readonly take: () => Promise<() => void>;
}

/** A mutex of this process. */
export const mutex = (): Mutex => {
  let last: Promise<void> = Promise.resolve();
  return {
    take: async () => {
      const before = last;
      let giveBack: () => void = () => undefined;
      last = new Promise((resolve) => {
        giveBack = resolve;
      });
      await before;
      return giveBack;
    },
  };
};
