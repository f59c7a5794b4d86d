import type { InstantMs } from '../ids/index.ts';
import type { Moment } from './input.ts';

/**
 * The phone's database, as far as it can be trusted now.
 *
 * ```
 * sound --Failed--> reopening --Reopened--> sound
 *   ^                   | ReopenFailed         | Failed within a minute
 *   |                   v                      v
 *   +--Reopened-- reopening <--Ticked-- waiting (longer each time, at most a minute)
 * ```
 */
export type StorageWatch =
  | { readonly at: 'sound'; readonly failures: number; readonly sinceMs: InstantMs | null; readonly proved: boolean }
  | { readonly at: 'reopening'; readonly failures: number }
  | { readonly at: 'waiting'; readonly failures: number; readonly untilMs: InstantMs };

/** What happened to it. `Failed`: an operation found it closed, blocked or broken. `Worked`: one was done. */
export type StorageInput = 'Failed' | 'Worked' | 'Reopened' | 'ReopenFailed' | 'Ticked';

/** `reopen` is reported by Reopened or ReopenFailed, `wake` by Ticked at that instant. */
export type StorageCommand = { readonly do: 'reopen' } | { readonly do: 'wake'; readonly atMs: InstantMs };

export const soundStorage: StorageWatch = { at: 'sound', failures: 0, sinceMs: null, proved: true };

const retryFirstMs = 1_000;
const retryMaxMs = 60_000;
/** Storage that held this long after a mend is sound; what fails sooner is the same trouble. */
const steadyMs = 60_000;

/** Nothing can be saved now, and a person should know: one quiet mend is nobody's business. Opened anew is not yet working. */
export const isStorageFailing = (watch: StorageWatch): boolean => watch.failures > 0 && !(watch.at === 'sound' && watch.proved);

/** Invariant: after a mend that did not hold, no reopening sooner than the wait. A jump of the clock shortens or ends a wait, never makes it longer. */
export const storageStep = (watch: StorageWatch, input: StorageInput, moment: Moment): readonly [StorageWatch, readonly StorageCommand[]] => {
  switch (watch.at) {
    case 'sound':
      if (input === 'Failed') return failed(watch, moment);
      return [input === 'Worked' ? { ...watch, proved: true } : watch, []];
    case 'reopening':
      if (input === 'Reopened') return [{ at: 'sound', failures: watch.failures, sinceMs: moment.nowMs, proved: false }, []];
      return input === 'ReopenFailed' ? waiting(watch.failures + 1, moment) : [watch, []];
    case 'waiting':
      return input === 'Ticked' ? [{ at: 'reopening', failures: watch.failures }, [{ do: 'reopen' }]] : [watch, []];
  }
};

const failed = ({ failures, sinceMs }: Extract<StorageWatch, { at: 'sound' }>, moment: Moment): ReturnType<typeof storageStep> => {
  const held = sinceMs === null || Math.abs(moment.nowMs - sinceMs) >= steadyMs;
  return held ? [{ at: 'reopening', failures: 0 }, [{ do: 'reopen' }]] : waiting(failures + 1, moment);
};

/** Doubling, between half and all of it by chance. */
const waiting = (failures: number, { nowMs, jitter }: Moment): ReturnType<typeof storageStep> => {
  const fullMs = Math.min(retryMaxMs, retryFirstMs * 2 ** Math.min(failures - 1, 10));
  const untilMs = nowMs + Math.round(fullMs * (0.5 + jitter / 2));
  return [{ at: 'waiting', failures, untilMs }, [{ do: 'wake', atMs: untilMs }]];
};
