import { useEffect, useState } from 'react';
import type { InstantMs } from '@qoa/shared/ids';

/** The wall clock, read again every so often, for ages on screen. It decides nothing. */
export const useNow = (everyMs: number): InstantMs => {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
};
