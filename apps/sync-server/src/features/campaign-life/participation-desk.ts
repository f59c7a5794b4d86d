import { lifeStateAt, type Roll, type StoredCampaign } from '@qoa/shared/campaign-life';
import type { JoinedRow } from '@qoa/shared/feed';
import type { CpgId, InstantMs, StoreId } from '@qoa/shared/ids';
import type { RelationsResponse } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import { joining } from '../../platform/joining.ts';
import type { Fact } from '../feed/index.ts';
import type { CampaignLifeStore } from './campaign-life-store.ts';
import type { Deciding, Outcome } from './deciding.ts';
import { type CampaignRefused, refused } from './refusals.ts';
import { type Relation, relationFact } from './relation-fact.ts';
import { callRoll, knownStoresOf, moveStores } from './roll-facts.ts';

/** How stores come to campaigns and leave them: by their own wish, and because they sell an owner's products. */
export interface ParticipationDesk {
  /** A store that was asked joins. Joining twice is harmless. Errors: CAMPAIGN_UNKNOWN, also for a store that was not asked; CAMPAIGN_STATE, UNAVAILABLE. Law: own tenant */
  readonly join: (campaign: number, store: StoreId) => Promise<Result<JoinedRow, CampaignRefused>>;
  /** A store that was asked no longer takes part; what its customers earned stays theirs. Leaving twice is harmless. Errors: CAMPAIGN_UNKNOWN, NOT_OPTIONAL, UNAVAILABLE. */
  readonly leave: (campaign: number, store: StoreId) => Promise<Result<JoinedRow, CampaignRefused>>;
  /** Stores sell a CPG's products, as somebody says. Errors: CPG_UNKNOWN, UNAVAILABLE. */
  readonly relate: (cpg: CpgId, codes: readonly string[]) => Promise<Result<RelationsResponse, CampaignRefused>>;
  /**
   * Puts first sales on record that were judged since, and takes their stores into the campaigns that are open to them. Resolves when none is left, or nobody
   * judges here now. Calls join one that is under way.
   */
  readonly tellRelations: () => Promise<void>;
}

/** The desk over stored steps. */
export const openParticipationDesk = (store: CampaignLifeStore, deciding: Deciding): ParticipationDesk => ({
  join: (of, id) => deciding((nowMs) => move(store, of, id, true, nowMs)),
  leave: (of, id) => deciding((nowMs) => move(store, of, id, false, nowMs)),
  relate: (cpg, codes) =>
    deciding(async (nowMs) => {
      if (!(await store.hasCpg(cpg))) return err(refused('CPG_UNKNOWN'));
      const [found, before] = [await store.storesByCode(codes), await store.relatedTo({ kind: 'cpg', cpg })];
      const young = [...new Set(found.values())].filter((id) => !before.has(id)).map((id): Relation => ({ cpg, store: id }));
      const value = { related: young.length, known: found.size - young.length, unknown: [...new Set(codes)].filter((code) => !found.has(code)) };
      return ok({ facts: await begin(store, young, nowMs), value });
    }),
  tellRelations: joining(() => tellSome(store, deciding)),
});

const atOnceMax = 100;

/** True when more may be left. */
const tellSome = async (store: CampaignLifeStore, deciding: Deciding): Promise<boolean> => {
  const told = await deciding(async (nowMs) => {
    const young = await store.untoldRelations(atOnceMax);
    return ok({ facts: await begin(store, young, nowMs), value: young.length });
  });
  return told.ok && told.value === atOnceMax;
};

const move = async (store: CampaignLifeStore, of: number, id: StoreId, joins: boolean, nowMs: InstantMs): Promise<Outcome<JoinedRow>> => {
  const campaign = await store.find(of);
  const before = campaign === null ? null : await store.rollOf(campaign.numbers.campaign);
  if (campaign === null || before === null || !(before.joined.has(id) || before.invited.has(id))) return err(refused('CAMPAIGN_UNKNOWN'));
  if (before.joined.has(id) === joins) return ok({ facts: [], value: rowOf(campaign, id, before) });
  if (!before.invited.has(id)) return err(refused('NOT_OPTIONAL'));
  const state = lifeStateAt(campaign.life, nowMs);
  if (joins && state === 'ended') return err(refused('CAMPAIGN_STATE', { state, who: 'device' }));
  const joined = new Set(before.joined);
  if (joins) joined.add(id);
  else joined.delete(id);
  const next: Roll = { joined, invited: before.invited };
  return ok({ facts: moveStores(campaign, before, next, false, nowMs).facts, value: rowOf(campaign, id, next) });
};

const rowOf = ({ numbers, participation: { pay } }: StoredCampaign, id: StoreId, { joined, invited }: Roll): JoinedRow => ({ programme: numbers.campaign, joined: joined.has(id), invited: invited.has(id), pay });

/** Relations that begin, and the stores' places in the campaigns that are open to whoever begins to sell. */
const begin = async (store: CampaignLifeStore, relations: readonly Relation[], nowMs: InstantMs): Promise<readonly Fact[]> => {
  const facts: Fact[] = relations.map((relation) => relationFact(relation, nowMs));
  for (const of of await store.openTo([...new Set(relations.map(({ cpg }) => cpg))])) {
    const campaign = await store.find(of);
    if (campaign === null) continue;
    const known = await knownStoresOf(store, campaign);
    const owner = campaign.life.published[0]?.owner;
    const young = relations.filter(({ cpg }) => owner?.kind === 'cpg' && owner.cpg === cpg).map((relation) => relation.store);
    facts.push(...callRoll(campaign, { ...known, related: new Set([...known.related, ...young]) }, campaign.participation.pay, nowMs).facts);
  }
  return facts;
};
