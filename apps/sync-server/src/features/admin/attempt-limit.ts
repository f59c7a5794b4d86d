import type { InstantMs } from '@qoa/shared/ids';

/** Counts tries by name within a moving window. Names forgotten by age never grow the memory without bound. */
export interface AttemptLimit {
  /** How long until the next try is allowed; 0 when it is allowed now. */
  readonly waitMs: (name: string) => number;
  readonly add: (name: string) => void;
  readonly forget: (name: string) => void;
}

const namesMax = 10_000;

/** At most `attemptsMax` tries of one name within `windowMs`. */
export const attemptLimit = ({ attemptsMax, windowMs, now }: { readonly attemptsMax: number; readonly windowMs: number; readonly now: () => InstantMs }): AttemptLimit => {
  const triesByName = new Map<string, readonly InstantMs[]>();
  const recent = (name: string): readonly InstantMs[] => (triesByName.get(name) ?? []).filter((atMs) => atMs > now() - windowMs);
  return {
    waitMs: (name) => {
      const tries = recent(name);
      const [oldest] = tries.slice(-attemptsMax);
      return tries.length < attemptsMax || oldest === undefined ? 0 : oldest + windowMs - now();
    },
    add: (name) => {
      const tries = [...recent(name), now()].slice(-attemptsMax);
      triesByName.delete(name);
      triesByName.set(name, tries);
      const eldest = triesByName.size > namesMax ? triesByName.keys().next() : undefined;
      if (eldest !== undefined && eldest.done !== true) triesByName.delete(eldest.value);
    },
    forget: (name) => {
      triesByName.delete(name);
    },
  };
};
