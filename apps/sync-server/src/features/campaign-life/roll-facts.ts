import { documentOf, lifeStateAt, type Roll, rollOf, type StoredCampaign } from '@qoa/shared/campaign-life';
import type { InstantMs, StoreId } from '@qoa/shared/ids';
import { canonicalText, standingFrom, type StoreFacts } from '@qoa/shared/rules';
import { joinedFact } from '../campaigns/index.ts';
import type { Fact } from '../feed/index.ts';
import type { CampaignLifeStore } from './campaign-life-store.ts';
import { takeStep } from './step-fact.ts';

/** The stores there are, and those of one campaign. */
export interface KnownStores {
  readonly stores: readonly StoreFacts[];
  /** Those that sell the owner's products. */
  readonly related: ReadonlySet<StoreId>;
  readonly roll: Roll;
}

/** What is known of the stores of a campaign. */
export const knownStoresOf = async (store: Pick<CampaignLifeStore, 'stores' | 'rollOf' | 'relatedTo'>, campaign: StoredCampaign): Promise<KnownStores> => knownAmong(store, await store.stores(), campaign);

/** Likewise, where the stores there are were read before. */
export const knownAmong = async (store: Pick<CampaignLifeStore, 'rollOf' | 'relatedTo'>, stores: readonly StoreFacts[], { numbers, life: { published, proposal } }: StoredCampaign): Promise<KnownStores> => {
  const owner = documentOf(published, proposal)?.owner;
  return { stores, roll: await store.rollOf(numbers.campaign), related: owner === undefined ? new Set() : await store.relatedTo(owner) };
};

/** A campaign that went on, and the facts that say so, in their order. */
export interface Moved {
  readonly after: StoredCampaign;
  readonly facts: readonly Fact[];
}

/** Brings the stores of a campaign to what its participation wants. A campaign that nobody published has none, and one that ended keeps those that it had. */
export const callRoll = (campaign: StoredCampaign, known: KnownStores, paidBefore: StoredCampaign['participation']['pay'], nowMs: InstantMs): Moved => {
  const { life, participation } = campaign;
  const [first] = life.published;
  if (first === undefined || lifeStateAt(life, nowMs) === 'ended') return { after: campaign, facts: [] };
  const next = rollOf({ owner: first.owner, participation, standing: standingFrom(life.published, nowMs), stores: known.stores, related: known.related }, known.roll);
  return moveStores(campaign, known.roll, next, canonicalText(paidBefore) !== canonicalText(participation.pay), nowMs);
};

/** Tells each store whose place changed, or whose pay did, and puts who came and went on record. */
export const moveStores = (campaign: StoredCampaign, before: Roll, next: Roll, isPayNew: boolean, nowMs: InstantMs): Moved => {
  const all = new Set([...before.joined, ...before.invited, ...next.joined, ...next.invited]);
  const told = [...all].filter((id) => isMoved(id, before, next) || (isPayNew && (next.joined.has(id) || next.invited.has(id)))).sort((a, b) => a - b);
  const [came, went] = [told.filter((id) => next.joined.has(id) && !before.joined.has(id)), told.filter((id) => before.joined.has(id) && !next.joined.has(id))];
  const facts: Fact[] = told.map((id) => tellStore(campaign, id, next, nowMs));
  let after = campaign;
  for (const [fact, stores] of [['StoreJoined', came], ['StoreLeft', went]] as const) {
    if (stores.length === 0) continue;
    const taken = takeStep(after, { fact, by: 0, stores }, nowMs);
    after = taken.after;
    facts.push(taken.fact);
  }
  return { after, facts };
};

const isMoved = (id: StoreId, before: Roll, next: Roll): boolean => before.joined.has(id) !== next.joined.has(id) || before.invited.has(id) !== next.invited.has(id);

const tellStore = ({ numbers: { campaign }, life, participation: { pay } }: StoredCampaign, store: StoreId, { joined, invited }: Roll, nowMs: InstantMs): Fact => {
  const owner = life.published[0]?.owner;
  return joinedFact(store, campaign, owner?.kind === 'cpg' ? owner.cpg : null, joined.has(store), nowMs, { invited: invited.has(store), pay });
};
