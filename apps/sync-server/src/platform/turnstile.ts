import { type Mutex, mutex } from './mutex.ts';

/** Lets one in at a time, and few wait. */
export interface Turnstile {
  /** Null: too many wait already. What it answers gives the turn back, once. */
  readonly enter: () => Promise<(() => void) | null>;
}

export const turnstile = (waitingMax: number): Turnstile => {
  const turns: Mutex = mutex();
  let inside = 0;
  return {
    enter: async () => {
      if (inside > waitingMax) return null;
      inside += 1;
      const leave = await turns.take();
      return () => {
        inside -= 1;
        leave();
      };
    },
  };
};
