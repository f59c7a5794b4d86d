import { useEffect, useState } from 'react';

/** This machine's clock, read again every `everyMs`, so that ages grow on the screen. */
export const useNow = (nowMs: () => number, everyMs: number): number => {
  const [now, setNow] = useState(nowMs);
  useEffect(() => {
    const timer = setInterval(() => setNow(nowMs()), everyMs);
    return () => clearInterval(timer);
  }, [nowMs, everyMs]);
  return now;
};
