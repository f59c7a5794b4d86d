import { useEffect, useState } from 'react';
import { afterPaint } from './after-paint.ts';
import type { Unsubscribe } from './listeners.ts';
import { reportDefect } from './report-defect.ts';

/**
 * What `read` answers, read again after every change. `read` must be stable (useCallback). Null until the first answer;
 * an answer that a later question overtook, or that comes when the screen is gone, is dropped. A failed read keeps what was shown and is reported, if anybody still waits for it.
 * `first`: when it is read without a change; `after-paint` lets what already stands on the screen be seen before.
 */
export const useReading = <Value>(read: () => Promise<Value>, subscribe: (listener: () => void) => Unsubscribe, first: 'at-once' | 'after-paint' = 'at-once'): Value | null => {
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
    const endings = [subscribe(ask)];
    if (first === 'at-once') ask();
    else endings.push(afterPaint(ask));
    return () => {
      asked = -1;
      endings.forEach((end) => end());
    };
  }, [read, subscribe, first]);
  return value;
};
