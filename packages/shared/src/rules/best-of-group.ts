import { type Judged, takesNothing } from './judged.ts';
import type { Standing } from './outcome.ts';
import { noUses } from './uses.ts';

/**
 * Of the campaigns of one group that would give, only the one that gives the most (equals: the lowest id) does; the others change nothing
 * and name it. They stand in rising order of campaign, beside their standings; null: of no matter to the sale. Section 11.
 */
export const bestOfGroups = (standings: readonly Standing[], judged: readonly (Judged | null)[]): readonly (Judged | null)[] => {
  if (!judged.some((each, at) => each !== null && standings[at]?.revision.group !== null)) return judged;
  const best = new Map<string, Judged>();
  for (let at = 0; at < judged.length; at += 1) {
    const each = judged[at] ?? null;
    const group = each === null ? null : (standings[at]?.revision.group ?? null);
    if (each === null || group === null) continue;
    const standing = best.get(group);
    if (standing === undefined || unitsOf(each) > unitsOf(standing)) best.set(group, each);
  }
  return judged.map((each, at) => {
    const winner = best.get(standings[at]?.revision.group ?? '');
    return each === null || standings[at]?.revision.group === null || winner === undefined || winner === each || unitsOf(each) === 0 ? each : beaten(each, winner);
  });
};

const unitsOf = ({ outcome }: Judged): number => outcome.given.reduce((sum, { units }) => sum + units, 0);

const beaten = ({ outcome: { campaign, uses } }: Judged, winner: Judged): Judged => ({
  outcome: {
    campaign,
    given: [],
    uses: noUses(uses.atMs),
    explanation: { code: 'ANOTHER_CAMPAIGN_WAS_BETTER', facts: { programme: campaign, better: winner.outcome.campaign }, parts: [] },
  },
  cut: null,
  wait: null,
  takes: takesNothing,
});
