import { documentOf, evolveCampaign, outlineOf, publishedBy, reasonOf, type RevisionDraft, type Step, stepDifferences, type StepFact, type StoredCampaign } from '@qoa/shared/campaign-life';
import type { Statement } from '../../platform/database.ts';
import type { Fact } from '../feed/index.ts';

/** A step that was taken: the campaign after it, and what the judge is told. */
export interface TakenStep {
  readonly after: StoredCampaign;
  readonly fact: Fact;
}

/** The next step of a campaign. The console's journal tells it with old and new values; phones hear of what it published by other facts. */
export const takeStep = (before: StoredCampaign, fact: StepFact, nowMs: number): TakenStep => {
  const step: Step = { no: before.lastNo + 1, atMs: nowMs, fact };
  const after = evolveCampaign(before, step);
  const owner = (documentOf(after.life.published, after.life.proposal) ?? documentOf(before.life.published, before.life.proposal))?.owner;
  return {
    after,
    fact: {
      kind: 'campaign-step',
      cpg: owner?.kind === 'cpg' ? owner.cpg : null,
      store: owner?.kind === 'store' ? owner.store : null,
      atMs: nowMs,
      body: { campaign: before.numbers.campaign, no: step.no, by: fact.by, step: fact.fact, reason: reasonOf(fact), revisions: publishedBy(fact).map(({ revision }) => revision), ...stepDifferences(before, step) },
      scopes: [],
      effects: (judgedNo) => [campaignStatement(after, owner, nowMs), stepStatement(after, step, judgedNo)],
    },
  };
};

/** Of a draft that was thrown away the last outline stays, with no proposal. */
const campaignStatement = (after: StoredCampaign, owner: RevisionDraft['owner'] | undefined, nowMs: number): Statement => {
  const { numbers: { campaign, spare }, participation } = after;
  const outline = outlineOf(after, nowMs);
  const own = [campaign, nowMs, JSON.stringify(participation)] as const;
  if (outline === null || owner === undefined) return { text: `UPDATE campaigns SET changed_ms = $2, participation = $3::jsonb, outline = outline || '{"proposal":null}' WHERE id = $1`, values: own };
  return {
    text: `INSERT INTO campaigns (id, spare_id, cpg_id, store_id, changed_ms, participation, outline) VALUES ($1, $4, $5, $6, $2, $3::jsonb, $7::jsonb)
      ON CONFLICT (id) DO UPDATE SET cpg_id = EXCLUDED.cpg_id, store_id = EXCLUDED.store_id, changed_ms = EXCLUDED.changed_ms, participation = EXCLUDED.participation, outline = EXCLUDED.outline`,
    values: [...own, spare, owner.kind === 'cpg' ? owner.cpg : null, owner.kind === 'store' ? owner.store : null, JSON.stringify(outline)],
  };
};

const stepStatement = ({ numbers: { campaign } }: StoredCampaign, { no, atMs, fact }: Step, judgedNo: number): Statement => ({
  text: 'INSERT INTO campaign_steps (campaign_id, no, judged_no, at_ms, by_person, fact) VALUES ($1, $2, $3, $4, $5, $6::jsonb)',
  values: [campaign, no, judgedNo, atMs, fact.by, JSON.stringify(fact)],
});
