import type { CampaignRow, StorePay } from '@qoa/shared/feed';
import type { InstantMs, ProgrammeId } from '@qoa/shared/ids';
import { asRevision, everyStore, hasBegun, type Phase, phaseOf, type Revision, standingFrom, type StoreScope } from '@qoa/shared/rules';
import type { StoreCampaign } from '../replica/index.ts';

/** A campaign as the tendero sees it now. */
export interface CampaignView {
  readonly campaign: ProgrammeId;
  /** The revision in force; of a campaign that is still to come, the first to be. */
  readonly revision: Revision;
  /** What takes effect after it, the nearest; null: nothing. */
  readonly next: Revision | null;
  readonly phase: Phase;
  readonly joined: boolean;
  readonly invited: boolean;
  readonly pay: StorePay | null;
}

/** The store's campaigns as its screen lists them. */
export interface CampaignViews {
  readonly invitations: readonly CampaignView[];
  readonly yours: readonly CampaignView[];
  /** Of which the store took part, as long as somebody may still ask for a prize; none that was called off before it began. */
  readonly over: readonly CampaignView[];
}

/** Splits what the phone knows: invitations that are still open, what runs or will, what is over. What ends soonest stands first. */
export const campaignViews = (campaigns: readonly StoreCampaign[], nowMs: InstantMs): CampaignViews => {
  const views = campaigns.flatMap((one) => viewOf(one, nowMs) ?? []).sort((a, b) => endOf(a) - endOf(b) || a.revision.name.localeCompare(b.revision.name));
  const runs = ({ phase }: CampaignView): boolean => phase !== 'ended';
  return {
    invitations: views.filter((view) => !view.joined && runs(view)),
    yours: views.filter((view) => view.joined && runs(view)),
    over: views.filter((view) => view.joined && !runs(view) && mayRedeem(view.revision, nowMs)),
  };
};

const viewOf = ({ campaign, published, joined, invited, pay }: StoreCampaign, nowMs: InstantMs): CampaignView | null => {
  const revisions = published.map((row: CampaignRow) => inThisStore(asRevision(row)));
  const [revision, next = null] = standingFrom(revisions, nowMs);
  if (revision === undefined || isElsewhere(revision.stores)) return null;
  const phase = phaseOf(revision, nowMs);
  if (phase === 'ended' && neverBegan(revision, published, nowMs)) return null;
  return { campaign, revision, next, phase, joined, invited, pay };
};

/** As far as this phone can tell, which may have heard of the last revisions alone: it was called off before its start, or none of all that there were ever ran. */
const neverBegan = ({ state, effectiveFromMs, startsAtMs }: Revision, published: StoreCampaign['published'], nowMs: InstantMs): boolean =>
  (state === 'ended' && effectiveFromMs <= startsAtMs) || (published[0]?.revision === 1 && !hasBegun(published, nowMs));

/** As it is told in this store: what is for other stores alone is left out, and of the rest the place goes without saying. */
const inThisStore = (revision: Revision): Revision => ({
  ...revision,
  stores: told(revision.stores),
  earn: revision.earn.filter(({ stores }) => !isElsewhere(stores)).map((rule) => ({ ...rule, stores: told(rule.stores) })),
  multipliers: { ...revision.multipliers, list: revision.multipliers.list.filter(({ stores }) => !isElsewhere(stores)).map((multiplier) => ({ ...multiplier, stores: told(multiplier.stores) })) },
});

const isElsewhere = (stores: StoreScope): boolean => 'resolved' in stores && stores.resolved === 'no';

const told = (stores: StoreScope): StoreScope => (isElsewhere(stores) ? stores : everyStore);

const endOf = ({ revision }: CampaignView): InstantMs => revision.endsAtMs ?? Number.MAX_SAFE_INTEGER;

/** A campaign that names no last day to redeem stays listed for a month. */
const listedMs = 30 * 86_400_000;

const mayRedeem = ({ redeemUntilMs, endsAtMs, effectiveFromMs }: Revision, nowMs: InstantMs): boolean => nowMs < (redeemUntilMs ?? (endsAtMs ?? effectiveFromMs) + listedMs);
