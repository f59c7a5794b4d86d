import { publishedBy, type StepFact } from '@qoa/shared/campaign-life';
import type { InstantMs } from '@qoa/shared/ids';
import { err, ok, type Result } from '@qoa/shared/result';
import { campaignFact } from '../campaigns/index.ts';
import type { Fact } from '../feed/index.ts';
import type { CampaignLifeStore } from './campaign-life-store.ts';
import { type CampaignRefused, refusedDocument } from './refusals.ts';

/** What the judge is told of the revisions that a step publishes. What an owner may name is asked of new rules alone: a campaign can always be paused. Errors: REVISION_INVALID. */
export const publishFacts = async (store: Pick<CampaignLifeStore, 'permissionsOf'>, step: StepFact, nowMs: InstantMs): Promise<Result<readonly Fact[], CampaignRefused>> => {
  const facts: Fact[] = [];
  for (const revision of publishedBy(step)) {
    const permissions = step.fact === 'Published' ? await store.permissionsOf(revision.owner) : { restricted: revision.allows };
    const published = campaignFact(revision, nowMs, permissions ?? { restricted: [] });
    if (!published.ok) return err(refusedDocument(published.error));
    facts.push(published.value);
  }
  return ok(facts);
};
