import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '@qoa/shared/result';
import type { Refusal } from './ask.ts';

/** What was read from the server, and why the last reading failed; what was read before stays meanwhile. */
export interface Loaded<T> {
  readonly value: T | null;
  readonly refusal: Refusal | null;
  /** Reads again; answers when a reading that began after the call ended. */
  readonly again: () => Promise<void>;
}

/** One thing that is read: at most one reading is under way, and at most one waits for it. */
interface Turn {
  readonly running: Promise<void> | null;
  readonly next: Promise<void> | null;
}

/** Reads at once, and again whenever `due` changes; a thousand changes during a reading cost one more. `load` must stay the same function while it means the same. */
export const useLoaded = <T>(load: () => Promise<Result<T, Refusal>>, due: unknown = null): Loaded<T> => {
  const [read, setRead] = useState<{ readonly by: typeof load; readonly value: T | null; readonly refusal: Refusal | null } | null>(null);
  const turns = useRef(new WeakMap<typeof load, Turn>());

  const again = useCallback((): Promise<void> => {
    const turn = turns.current.get(load) ?? { running: null, next: null };
    if (turn.next !== null) return turn.next;
    if (turn.running !== null) {
      const next = turn.running.then(() => again());
      turns.current.set(load, { ...turn, next });
      return next;
    }
    const running = load().then((answer) => {
      turns.current.delete(load);
      // An answer about what is no longer shown finds nobody: it is of another `load`.
      setRead((before) => (answer.ok ? { by: load, value: answer.value, refusal: null } : { by: load, value: before?.by === load ? before.value : null, refusal: answer.error }));
    });
    turns.current.set(load, { running, next: null });
    return running;
  }, [load]);

  useEffect(() => void again(), [again, due]);
  return read?.by === load ? { value: read.value, refusal: read.refusal, again } : { value: null, refusal: null, again };
};
