import { restrictedKinds } from '../feed/restricted-kinds.ts';
import type { CampaignRevision } from '../campaign/index.ts';
import type { Limit, Revision, RevisionDocument } from './revision.ts';
import type { ProductScope, StoreLists, Window } from './scope.ts';

/**
 * A revision as the rules read it, whichever shape it was published in. The first shape (`v: 1`, stamps by item) means exactly this in the
 * whole language; what it could not say is said here as its default was. Law: old phones
 */
export const asRevision = (document: RevisionDocument): Revision => (document.v === 2 ? document : (upgraded.get(document) ?? upgrade(document)));

/** The same object for the same document, since what is prepared for judging is kept by the object. */
const upgraded = new WeakMap<CampaignRevision, Revision>();

const upgrade = (first: CampaignRevision): Revision => {
  const revision = wholeOf(first);
  upgraded.set(first, revision);
  return revision;
};

const wholeOf = (first: CampaignRevision): Revision => ({
  v: 2,
  campaign: first.programme,
  revision: first.revision,
  owner: { kind: 'cpg', cpg: first.cpg },
  name: first.name,
  effectiveFromMs: first.effectiveFromMs,
  startsAtMs: first.startsAtMs,
  endsAtMs: first.endsAtMs,
  state: first.state,
  redeemUntilMs: null,
  timeZone: first.timeZone,
  courtesyMs: first.courtesyMs,
  units: [{ kind: 'stamp', programme: first.programme, goal: { units: first.reward.cost, overflow: 'carry' }, heldDays: 0, expiry: { by: 'never' }, warnDays: 0 }],
  products: { ...anyProduct, products: first.products },
  stores: anyStore,
  cards: {},
  holdoutPercent: 0,
  allows: first.allowsRestricted === true ? restrictedKinds : [],
  minimum: null,
  cooldownMs: 0,
  earn: [{ id: 'item', unit: 'stamp', units: first.earn.stamps, products: anyProduct, stores: anyStore, cards: {}, window: always, per: { kind: 'item' } }],
  multipliers: { how: 'best', list: [] },
  limits: first.limits.map(limitOf),
  budget: null,
  tiers: null,
  group: null,
  rewards: [{ id: 'reward', name: first.reward.name, unit: 'stamp', cost: first.reward.cost, kind: 'product', products: [] }],
});

const limitOf = ({ per, units }: CampaignRevision['limits'][number]): Limit => ({ of: { kind: 'units', unit: 'stamp' }, max: units, per, scope: { kind: 'campaign' }, holder: 'card' });

const nothing = { products: [], tags: [], brands: [], categories: [] };
const anyProduct: ProductScope = { ...nothing, except: nothing };
const anyStore: StoreLists = { stores: [], lists: [], types: [], cities: [], states: [], countries: [] };
const always: Window = { weekdays: [], hours: [] };
