import { restrictedKinds } from '../../feed/restricted-kinds.ts';
import type { CampaignRevision } from '../../campaign/index.ts';
import type { Limit, Revision, RevisionDocument } from './revision.ts';
import { onlyProducts, plainRevision, plainRule, plainUnit } from './plain.ts';

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

const wholeOf = ({ programme, cpg, earn, limits, reward, products, allowsRestricted, ...first }: CampaignRevision): Revision =>
  plainRevision({
    campaign: programme,
    revision: first.revision,
    owner: { kind: 'cpg', cpg },
    name: first.name,
    effectiveFromMs: first.effectiveFromMs,
    startsAtMs: first.startsAtMs,
    endsAtMs: first.endsAtMs,
    state: first.state,
    timeZone: first.timeZone,
    courtesyMs: first.courtesyMs,
    units: [plainUnit('stamp', programme, { goal: { units: reward.cost, overflow: 'carry' } })],
    products: onlyProducts(products),
    allows: allowsRestricted === true ? restrictedKinds : [],
    earn: [plainRule('item', 'stamp', { kind: 'item' }, { units: earn.stamps })],
    limits: limits.map(limitOf),
    rewards: [{ id: 'reward', name: reward.name, unit: 'stamp', cost: reward.cost, kind: 'product', products: [] }],
  });

const limitOf = ({ per, units }: CampaignRevision['limits'][number]): Limit => ({ of: { kind: 'units', unit: 'stamp' }, max: units, per, scope: { kind: 'campaign' }, holder: 'card' });
