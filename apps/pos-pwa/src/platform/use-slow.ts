import { useEffect, useState } from 'react';

/** Shorter than this nobody has begun to wonder, and a word that flashes by is only painted twice. */
const SLOW_MS = 300;

/** Whether `is` has held for so long that somebody should be told. */
export const useSlow = (is: boolean, slowMs = SLOW_MS): boolean => {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => setSlow(true), slowMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [is, slowMs]);
  return is && slow;
};
