import type { CampaignRow, CardCampaignRow, FeedRow } from '@qoa/shared/feed';
import { isForEveryCard, resolveStores, type RevisionDocument, type StoreFacts, withTagTokens } from '@qoa/shared/rules';

/** Who reads a campaign: a card's holder, or the phones of this store. */
export type CampaignReader = 'card' | StoreFacts;

/** Rows of a campaign's feed as a reader may have them: no list, no place, no segment's name and no store but the reader's own. Law: own tenant */
export const campaignRowsFor = (reader: CampaignReader, rows: readonly FeedRow[]): readonly FeedRow[] =>
  // The bodies are what was published: rows of this scope have no other.
  rows.map((row) => ({ ...row, body: campaignBody(reader, row.body as RevisionDocument) }));

const campaignBody = (reader: CampaignReader, published: RevisionDocument): CampaignRow | CardCampaignRow => {
  if (published.v === 1) return published;
  if (reader === 'card') {
    // One row for all cards: what some may have alone, or nobody pays for, is not promised to each of them.
    const { v, campaign, revision, name, effectiveFromMs, startsAtMs, endsAtMs, state, redeemUntilMs, timeZone, units, tiers, rewards } = published;
    return { v, campaign, revision, name, effectiveFromMs, startsAtMs, endsAtMs, state, redeemUntilMs, timeZone, units, tiers, rewards: rewards.filter(isForEveryCard) };
  }
  const { owner, ...resolved } = resolveStores(withTagTokens(published), reader);
  // Which store owns a campaign is no other's business, and the rules only ask whether a CPG does.
  return { ...resolved, owner: owner.kind === 'store' ? { kind: 'store', store: reader.id } : owner };
};
