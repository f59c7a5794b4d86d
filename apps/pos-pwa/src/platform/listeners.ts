import { reportDefect } from './report-defect.ts';

/** Ends a subscription. Ending twice is harmless. */
export type Unsubscribe = () => void;

/** A set of callbacks told together, in the order in which they subscribed. */
export interface Listeners {
  readonly subscribe: (listener: () => void) => Unsubscribe;
  readonly tell: () => void;
}

/** An empty set of listeners. One that throws does not keep the others from hearing. */
export const createListeners = (): Listeners => {
  const listeners = new Set<() => void>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: () => {
      for (const listener of [...listeners]) {
        try {
          listener();
        } catch (error) {
          reportDefect(error);
        }
      }
    },
  };
};
