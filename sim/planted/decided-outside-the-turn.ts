import type { CampaignLife } from '@qoa/shared/campaign-life';
import type { ProgrammeId } from '@qoa/shared/ids';
import type { Plant } from '../src/planting.ts';

/** A decision looks at a campaign as somebody read it before the turn in which it is written. */
export const decidedOutsideTheTurn: Plant = (real) => {
  const readBefore = new Map<ProgrammeId, CampaignLife>();
  return {
    ...real,
    decideLife: (life, command, by, nowMs) => {
      const campaign = life.published[0]?.campaign ?? (0 as ProgrammeId);
      const stale = readBefore.get(campaign) ?? life;
      readBefore.set(campaign, life);
      return real.decideLife(stale, command, by, nowMs);
    },
  };
};
