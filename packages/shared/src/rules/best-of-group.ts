import type { CampaignOutcome, Standing } from './outcome.ts';
import { noUses } from './uses.ts';

/**
 * Of the campaigns of one group that would give, only the one that gives the most (equals: the lowest id) does; the others change nothing
 * and name it. Outcomes stand in rising order of campaign, beside their standings. Section 11.
 */
export const bestOfGroups = (standings: readonly Standing[], outcomes: readonly CampaignOutcome[]): readonly CampaignOutcome[] => {
  if (standings.every(({ revision }) => revision.group === null)) return outcomes;
  const best = new Map<string, CampaignOutcome>();
  for (const [at, outcome] of outcomes.entries()) {
    const group = standings[at]?.revision.group ?? null;
    if (group === null) continue;
    const standing = best.get(group);
    if (standing === undefined || unitsOf(outcome) > unitsOf(standing)) best.set(group, outcome);
  }
  return outcomes.map((outcome, at) => {
    const winner = best.get(standings[at]?.revision.group ?? '');
    return standings[at]?.revision.group === null || winner === undefined || winner === outcome || unitsOf(outcome) === 0 ? outcome : beaten(outcome, winner);
  });
};

const unitsOf = ({ given }: CampaignOutcome): number => given.reduce((sum, { units }) => sum + units, 0);

const beaten = ({ campaign, uses }: CampaignOutcome, winner: CampaignOutcome): CampaignOutcome => ({
  campaign,
  given: [],
  uses: noUses(uses.atMs),
  explanation: { code: 'ANOTHER_CAMPAIGN_WAS_BETTER', facts: { programme: campaign, better: winner.campaign }, parts: [] },
});
