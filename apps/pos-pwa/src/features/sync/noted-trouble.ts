import type { DeviceReport } from '@qoa/shared/protocol';
import type { Trouble } from './sync-truth.ts';

/** What holds a phone up although its server hears of it: whoever looks after phones should know. */
const toldCodes = ['QUEUE_STALLED', 'STORAGE_UNAVAILABLE'];

/** A phone that cannot save cannot report either: it is told once it can again, for this long. */
const TOLD_FOR_MS = 60 * 60 * 1000;

/** Remembers the trouble that this phone had last, for its report. */
export const noteTroubles = (nowMs: () => number): { readonly seen: (trouble: Trouble | null) => void; readonly reported: () => Pick<DeviceReport, 'trouble'> } => {
  let standing: string | null = null;
  let last: { readonly code: string; readonly atMs: number } | null = null;
  return {
    seen: (trouble) => {
      const code = trouble !== null && toldCodes.includes(trouble.code) ? trouble.code : null;
      // It ends now, or begins.
      if (code !== standing) last = { code: code ?? standing ?? '', atMs: nowMs() };
      standing = code;
    },
    reported: () => {
      if (standing !== null) return { trouble: standing };
      return last !== null && Math.abs(nowMs() - last.atMs) < TOLD_FOR_MS ? { trouble: last.code } : {};
    },
  };
};
