import { lifeStateAt, type Roll, rollOf } from '@qoa/shared/campaign-life';
import type { InstantMs, StoreId } from '@qoa/shared/ids';
import { standingFrom, type StoreFacts } from '@qoa/shared/rules';
import type { Fact } from '../feed/index.ts';
import type { CampaignLifeStore } from './campaign-life-store.ts';
import { knownAmong, moveStores } from './roll-facts.ts';

/** Stores are elsewhere than before, or in other lists: the facts by which campaigns take them in or let them go. Everybody else stays where they are. */
export const recallRolls = async (store: Pick<CampaignLifeStore, 'running' | 'find' | 'stores' | 'rollOf' | 'relatedTo'>, moved: ReadonlyMap<StoreId, StoreFacts>, nowMs: InstantMs): Promise<readonly Fact[]> => {
  const facts: Fact[] = [];
  const stores = (await store.stores()).map((one) => moved.get(one.id) ?? one);
  for (const of of await store.running()) {
    const campaign = await store.find(of);
    const owner = campaign?.life.published[0]?.owner;
    if (campaign === null || owner === undefined || lifeStateAt(campaign.life, nowMs) === 'ended') continue;
    const known = await knownAmong(store, stores, campaign);
    const next = rollOf({ owner, participation: campaign.participation, standing: standingFrom(campaign.life.published, nowMs), stores, related: known.related }, known.roll);
    facts.push(...moveStores(campaign, known.roll, ofMoved(known.roll, next, moved), false, nowMs).facts);
  }
  return facts;
};

/** The roll before, with the places of those that moved. */
const ofMoved = (before: Roll, next: Roll, moved: ReadonlyMap<StoreId, StoreFacts>): Roll => {
  const merged = (was: ReadonlySet<StoreId>, is: ReadonlySet<StoreId>): ReadonlySet<StoreId> => new Set([...[...was].filter((id) => !moved.has(id)), ...[...is].filter((id) => moved.has(id))]);
  return { joined: merged(before.joined, next.joined), invited: merged(before.invited, next.invited) };
};
