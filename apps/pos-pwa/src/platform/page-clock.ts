import type { InstantMs } from '@qoa/shared/ids';

/** The clocks of one page load. */
export interface PageClock {
  readonly wallMs: () => InstantMs;
  /** `performance.now()`: since this page loaded; it may stand still in sleep. */
  readonly monotonicMs: () => number;
  /** A random 32-bit id of this page load. */
  readonly session: number;
}

/** The browser's clocks, with a session drawn for this page load. */
export const browserClock = (): PageClock => ({
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  session: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
});
