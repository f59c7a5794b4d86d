import type { InstantMs } from '../ids/index.ts';
import type { Revision } from './document/revision.ts';

/** As much of a revision as tells how far it is. */
export type DatedRevision = Pick<Revision, 'effectiveFromMs' | 'startsAtMs' | 'endsAtMs' | 'state'>;

/** `soon`: nothing is earned yet; `ended`: nothing any more, and what was earned may still be redeemed. */
export type Phase = 'soon' | 'active' | 'paused' | 'ended';

/** How far a revision is at an instant. One that was paused before its start reads as paused: whether it will start then, nobody promises. */
export const phaseOf = ({ state, effectiveFromMs, startsAtMs, endsAtMs }: DatedRevision, nowMs: InstantMs): Phase => {
  if (state === 'ended' || (endsAtMs !== null && endsAtMs <= nowMs)) return 'ended';
  if (state === 'paused') return 'paused';
  return nowMs < Math.max(startsAtMs, effectiveFromMs) ? 'soon' : 'active';
};
