import type { InstantMs } from '../ids/index.ts';
import type { Revision } from './document/revision.ts';

/**
 * The revisions that are or will be in force from an instant on, rising by their effect: the first holds then, or is the next to; the second comes after it.
 * One that was published later replaces what an earlier one had planned for the same time or after it; of two at the same instant the later published holds.
 */
export const standingFrom = <Dated extends Pick<Revision, 'effectiveFromMs'>>(published: readonly Dated[], nowMs: InstantMs): readonly Dated[] => {
  const standing: Dated[] = [];
  let boundMs = Infinity;
  for (const revision of [...published].reverse()) {
    if (revision.effectiveFromMs >= boundMs) continue;
    standing.unshift(revision);
    if (revision.effectiveFromMs <= nowMs) break;
    boundMs = revision.effectiveFromMs;
  }
  return standing;
};
