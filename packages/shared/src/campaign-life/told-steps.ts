import type { CampaignStep } from '../protocol/campaigns.ts';
import type { PersonId } from './life.ts';
import { stepDifferences } from './step-differences.ts';
import { evolveCampaign, publishedBy, reasonOf, type Step, type StoredCampaign } from './steps.ts';

/** The steps as people read them, the oldest first, and the campaign that they come to. */
export const toldSteps = (from: StoredCampaign, steps: readonly Step[], emails: ReadonlyMap<PersonId, string>): { readonly campaign: StoredCampaign; readonly told: readonly CampaignStep[] } => {
  let campaign = from;
  const told: CampaignStep[] = [];
  for (const step of steps) {
    const { no, atMs, fact } = step;
    told.push({ no, atMs, by: fact.by, byEmail: emails.get(fact.by) ?? null, step: fact.fact, reason: reasonOf(fact), revisions: publishedBy(fact).map(({ revision }) => revision), ...stepDifferences(campaign, step) });
    campaign = evolveCampaign(campaign, step);
  }
  return { campaign, told };
};
