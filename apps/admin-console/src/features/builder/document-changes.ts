import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { CampaignParts } from '@qoa/shared/protocol';
import type { CardScope, Multiplier, ProductScope, Reward, TierLadder, UnitKind } from '@qoa/shared/rules';
import { mayRestrict } from '../campaign-doors/index.ts';
import { newUnit } from './new-parts.ts';

/** Changes of one member that others have to follow, so that no rule names what is no longer there. Pure: the document is never written to. */

/** The list with another value in one place. */
export const replaced = <T>(list: readonly T[], at: number, value: T): readonly T[] => list.map((each, i) => (i === at ? value : each));
/** The list without one place. */
export const without = <T>(list: readonly T[], at: number): readonly T[] => list.filter((_, i) => i !== at);

/** Gives these kinds of unit: what gave or counted one that goes, gives or counts the one that stays. */
export const withKinds = (document: RevisionDraft, kinds: readonly UnitKind[]): RevisionDraft => {
  const [first] = kinds;
  if (first === undefined) return document;
  const kept = document.units.filter(({ kind }) => kinds.includes(kind));
  const added = kinds.filter((kind) => kept.every((unit) => unit.kind !== kind)).map((kind) => newUnit(kind));
  // A campaign is named by its first unit's programme; what a second one has not got yet, the server allots.
  const units = [...kept, ...added].map((unit, i) => ({ ...unit, programme: i === 0 ? document.campaign : unit.programme === document.campaign ? newUnit(unit.kind).programme : unit.programme }));
  const stays = (unit: UnitKind): UnitKind => (kinds.includes(unit) ? unit : first);
  return {
    ...document,
    units,
    earn: document.earn.map((rule) => ({ ...rule, unit: stays(rule.unit) })),
    multipliers: { ...document.multipliers, list: document.multipliers.list.map((multiplier) => ({ ...multiplier, units: [...new Set(multiplier.units.map(stays))] })) },
    limits: document.limits.map((limit) => (limit.of.kind === 'units' ? { ...limit, of: { ...limit.of, unit: stays(limit.of.unit) } } : limit)),
    rewards: document.rewards.map((reward) => ({ ...reward, unit: stays(reward.unit) })),
  };
};

/** Gives the campaign to another owner: products and brands of others, and kinds that it may not name, go. */
export const withOwner = (document: RevisionDraft, owner: RevisionDraft['owner'], parts: CampaignParts): RevisionDraft => {
  const mine = (cpg: number): boolean => owner.kind === 'store' || owner.cpg === cpg;
  const foreign = new Set<string>([...parts.products.filter(({ cpg }) => !mine(cpg)).map(({ gtin }) => gtin), ...parts.brands.filter(({ cpg }) => !mine(cpg)).map(({ name }) => `brand:${name}`)]);
  const own = (scope: ProductScope): ProductScope => ({ ...scope, products: scope.products.filter((gtin) => !foreign.has(gtin)), brands: scope.brands.filter((brand) => !foreign.has(`brand:${brand}`)) });
  const permitted = mayRestrict(owner, parts);
  return {
    ...document,
    owner,
    allows: document.allows.filter((kind) => permitted.includes(kind)),
    products: own(document.products),
    earn: document.earn.map((rule) => ({ ...rule, products: own(rule.products), per: rule.per.kind === 'combo' ? { ...rule.per, parts: rule.per.parts.map((part) => ({ ...part, products: own(part.products) })) } : rule.per })),
    multipliers: { ...document.multipliers, list: document.multipliers.list.map((multiplier) => ({ ...multiplier, products: own(multiplier.products) })) },
    rewards: document.rewards.map((reward) => ({ ...reward, products: reward.products.filter((gtin) => !foreign.has(gtin)) })),
  };
};

/** What went with another owner: GTINs, brands and kinds that the document named before and no longer does; and whether somewhere nothing is named any more, which means everything. */
export const goneWithOwner = (before: RevisionDraft, after: RevisionDraft): { readonly names: readonly string[]; readonly isWider: boolean } => {
  const left = new Set(namesIn(after));
  const scopes = scopesIn(after);
  return { names: [...new Set(namesIn(before))].filter((name) => !left.has(name)), isWider: scopesIn(before).some((scope, i) => saysSomething(scope) && !saysSomething(scopes[i])) };
};

const namesIn = (document: RevisionDraft): readonly string[] => [...scopesIn(document).flatMap(({ products, brands }) => [...products, ...brands]), ...document.rewards.flatMap(({ products }) => products), ...document.allows];

const scopesIn = ({ products, earn, multipliers }: RevisionDraft): readonly ProductScope[] => [
  products,
  ...earn.flatMap((rule) => [rule.products, ...(rule.per.kind === 'combo' ? rule.per.parts.map((part) => part.products) : [])]),
  ...multipliers.list.map((multiplier) => multiplier.products),
];

const saysSomething = (scope: ProductScope | undefined): boolean => scope !== undefined && [scope.products, scope.brands, scope.categories, scope.tags].some(({ length }) => length > 0);

/** Without one reward, nor any level's right to it. */
export const withoutReward = (document: RevisionDraft, reward: Reward): RevisionDraft => ({
  ...document,
  rewards: document.rewards.filter(({ id }) => id !== reward.id),
  tiers: document.tiers === null ? null : { ...document.tiers, levels: document.tiers.levels.map((level) => ({ ...level, access: level.access.filter((id) => id !== reward.id) })) },
});

/** Without one multiplier, nor any limit on what it adds. */
export const withoutMultiplier = (document: RevisionDraft, multiplier: Multiplier): RevisionDraft => ({
  ...document,
  multipliers: { ...document.multipliers, list: document.multipliers.list.filter(({ id }) => id !== multiplier.id) },
  limits: document.limits.filter(({ of }) => of.kind !== 'extra' || of.multiplier !== multiplier.id),
});

/** With another ladder; scopes that name a level which is gone forget it, and limits on what tiers add go with the ladder. */
export const withTiers = (document: RevisionDraft, tiers: TierLadder | null): RevisionDraft => {
  const top = tiers?.levels.length ?? 0;
  const known = ({ tiers: named, ...cards }: CardScope): CardScope => {
    const left = named?.filter((level) => level <= top) ?? [];
    return left.length === 0 ? cards : { ...cards, tiers: left };
  };
  return {
    ...document,
    tiers,
    limits: tiers === null ? document.limits.filter(({ of }) => of.kind !== 'extra' || of.multiplier !== 'tier') : document.limits,
    cards: known(document.cards),
    earn: document.earn.map((rule) => ({ ...rule, cards: known(rule.cards) })),
    rewards: document.rewards.map((reward) => (reward.cards === undefined ? reward : { ...reward, cards: known(reward.cards) })),
    multipliers: { ...document.multipliers, list: document.multipliers.list.map((multiplier) => ({ ...multiplier, cards: known(multiplier.cards) })) },
  };
};
