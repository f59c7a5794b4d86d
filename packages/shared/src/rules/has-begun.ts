import type { InstantMs } from '../ids/index.ts';
import type { DatedRevision } from './phase.ts';

/** Whether anything could be earned until an instant (that one included): some published revision was in force and active after its start. Revisions in the order of their publication. */
export const hasBegun = (published: readonly DatedRevision[], nowMs: InstantMs): boolean =>
  published.some(({ state, effectiveFromMs, startsAtMs, endsAtMs }, i) => {
    const replacedMs = Math.min(...published.slice(i + 1).map((later) => later.effectiveFromMs));
    return state === 'active' && Math.max(effectiveFromMs, startsAtMs) < Math.min(nowMs + 1, replacedMs, endsAtMs ?? Infinity);
  });
