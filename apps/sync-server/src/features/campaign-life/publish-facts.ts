import { publishedBy, type StepFact } from '@qoa/shared/campaign-life';
import type { InstantMs } from '@qoa/shared/ids';
import { err, ok, type Result } from '@qoa/shared/result';
import { nameProblems, type Revision } from '@qoa/shared/rules';
import { campaignFact } from '../campaigns/index.ts';
import type { Fact } from '../feed/index.ts';
import type { CampaignLifeStore } from './campaign-life-store.ts';
import { type CampaignRefused, refusedDocument } from './refusals.ts';

type Names = Pick<CampaignLifeStore, 'permissionsOf' | 'namesIn'>;

/**
 * What the judge is told of the revisions that a step publishes. What an owner may name, and what there is to be named, is asked of new rules alone: a campaign
 * can always be paused. `first`: what was published first, if anything was. Errors: REVISION_INVALID.
 */
export const publishFacts = async (store: Names, step: StepFact, first: Revision | undefined, nowMs: InstantMs): Promise<Result<readonly Fact[], CampaignRefused>> => {
  const facts: Fact[] = [];
  for (const revision of publishedBy(step)) {
    const isNew = step.fact === 'Published';
    const problems = isNew ? nameProblems(revision, await store.namesIn(revision), first?.timeZone ?? null) : [];
    if (problems.length > 0) return err(refusedDocument(problems));
    const permissions = isNew ? await store.permissionsOf(revision.owner) : { restricted: revision.allows };
    const published = campaignFact(revision, nowMs, permissions ?? { restricted: [] });
    if (!published.ok) return err(refusedDocument(published.error));
    facts.push(published.value);
  }
  return ok(facts);
};
