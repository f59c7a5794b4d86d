import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '@qoa/shared/result';
import type { Refusal } from './ask.ts';

/** What was read from the server, and why the last reading failed; what was read before stays meanwhile. */
export interface Loaded<T> {
  readonly value: T | null;
  readonly refusal: Refusal | null;
  /** Reads again; answers when that reading ended. */
  readonly again: () => Promise<void>;
}

/** Reads at once, and again whenever `due` changes; a thousand changes during a reading cost one more. `load` must stay the same function while it means the same. */
export const useLoaded = <T>(load: () => Promise<Result<T, Refusal>>, due: unknown = null): Loaded<T> => {
  const [loaded, setLoaded] = useState<Omit<Loaded<T>, 'again'>>({ value: null, refusal: null });
  const turn = useRef<{ load: typeof load; running: Promise<void> | null; next: Promise<void> | null }>({ load, running: null, next: null });

  const read = useCallback(async (): Promise<void> => {
    const answer = await load();
    if (turn.current.load !== load) return; // Another thing is shown by now.
    setLoaded(({ value }) => (answer.ok ? { value: answer.value, refusal: null } : { value, refusal: answer.error }));
  }, [load]);

  const again = useCallback((): Promise<void> => {
    const mine = turn.current;
    if (mine.running === null) {
      mine.running = read().finally(() => (mine.running = null));
      return mine.running;
    }
    mine.next ??= mine.running.then(() => {
      mine.next = null;
      return again();
    });
    return mine.next;
  }, [read]);

  useEffect(() => {
    turn.current = { load, running: null, next: null };
    setLoaded({ value: null, refusal: null });
  }, [load]);
  useEffect(() => void again(), [again, due]);
  return { ...loaded, again };
};
