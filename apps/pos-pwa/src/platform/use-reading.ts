import { useEffect, useState } from 'react';
import type { Unsubscribe } from './listeners.ts';
import { reportDefect } from './report-defect.ts';

/**
 * What `read` answers, read again after every change. `read` must be stable (useCallback). Null until the first answer;
 * an answer that a later question overtook, or that comes when the screen is gone, is dropped. A failed read keeps what was shown and is reported, if anybody still waits for it.
 */
export const useReading = <Value>(read: () => Promise<Value>, subscribe: (listener: () => void) => Unsubscribe): Value | null => {
  const [value, setValue] = useState<Value | null>(null);
  useEffect(() => {
    let asked = 0;
    const ask = (): void => {
      const mine = ++asked;
      read().then(
        (answer) => {
          if (mine === asked) setValue(answer);
        },
        (error: unknown) => {
          if (mine === asked) reportDefect(error);
        },
      );
    };
    ask();
    const unsubscribe = subscribe(ask);
    return () => {
      asked = -1;
      unsubscribe();
    };
  }, [read, subscribe]);
  return value;
};
