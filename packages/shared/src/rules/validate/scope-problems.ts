import type { Revision } from '../document/revision.ts';
import { lowestLevel } from '../reward-access.ts';
import { found, repeated, type RevisionProblem } from './revision-problem.ts';
import type { CardScope, ProductScope, StoreScope } from '../document/scope.ts';
import { cardsMeet, namesNothing, productsMeet, storesMeet } from './scopes-meet.ts';

/** What chooses lines, stores and cards: a campaign, a rule, a multiplier. */
type Scoped = Pick<Revision, 'products' | 'stores' | 'cards'>;

/** Scopes that nothing can be in, alone or within the campaign's, that name a thing twice, or a tier that the campaign does not have. */
export const scopeProblems = (revision: Revision): readonly RevisionProblem[] => {
  const { earn, multipliers } = revision;
  const levels = revision.tiers?.levels.length ?? 0;
  const parts = earn.flatMap(({ products, per }, i) => (per.kind === 'combo' ? per.parts.map((part, j) => ({ field: `earn.${i}.per.parts.${j}.products`, products: part.products, within: [revision.products, products] })) : []));
  return [
    ...ownProblems('', revision, levels),
    ...[...earn.map((rule, i) => ({ field: `earn.${i}.`, scoped: rule })), ...multipliers.list.map((multiplier, i) => ({ field: `multipliers.list.${i}.`, scoped: multiplier }))].flatMap(({ field, scoped }) => {
      const own = ownProblems(field, scoped, levels);
      return own.length > 0 ? own : outside(field, scoped, revision);
    }),
    ...revision.rewards.flatMap(({ id, cards }, i) => (cards === undefined ? [] : [...cardProblems(`rewards.${i}.cards`, cards, levels), ...(isBelowAccess(cards, lowestLevel(revision, id)) ? [found(`rewards.${i}.cards`, 'SCOPE_EMPTY')] : [])])),
    ...parts.flatMap(({ field, products, within }) => {
      const own = productProblems(field, products);
      return own.length > 0 || within.every((scope) => productsMeet(products, scope)) ? own : [found(field, 'SCOPE_OUTSIDE')];
    }),
  ];
};

const ownProblems = (field: string, { products, stores, cards }: Scoped, levels: number): readonly RevisionProblem[] => [
  ...productProblems(`${field}products`, products),
  ...storeProblems(`${field}stores`, stores),
  ...cardProblems(`${field}cards`, cards, levels),
];

/** What no sale of the campaign can be in. */
const outside = (field: string, { products, stores, cards }: Scoped, campaign: Scoped): readonly RevisionProblem[] => [
  ...(productsMeet(products, campaign.products) || namesNothing(campaign.products) ? [] : [found(`${field}products`, 'SCOPE_OUTSIDE')]),
  ...(isOutside(stores, campaign.stores) ? [found(`${field}stores`, 'SCOPE_OUTSIDE')] : []),
  ...(cardsMeet(cards, campaign.cards) || !cardsMeet(campaign.cards, campaign.cards) ? [] : [found(`${field}cards`, 'SCOPE_OUTSIDE')]),
];

/** A reward that a level opens, for cards below it alone. */
const isBelowAccess = ({ tiers = [] }: CardScope, lowest: number): boolean => tiers.length > 0 && tiers.every((tier) => tier < lowest);

/** As a store's phone has it, a scope that is not for it says nothing of others. */
const isOutside = (stores: StoreScope, campaign: StoreScope): boolean => !('resolved' in stores) && !('resolved' in campaign) && !storesMeet(stores, campaign);

const productProblems = (field: string, scope: ProductScope): readonly RevisionProblem[] => [
  ...lists.flatMap((list) => [...repeated(`${field}.${list}`, scope[list]), ...repeated(`${field}.except.${list}`, scope.except[list])]),
  ...(namesNothing(scope) ? [found(field, 'SCOPE_EMPTY')] : []),
];

const lists = ['products', 'tags', 'brands', 'categories'] as const;

const storeProblems = (field: string, scope: StoreScope): readonly RevisionProblem[] =>
  'resolved' in scope ? [] : (['stores', 'lists', 'types', 'cities', 'states', 'countries'] as const).flatMap((list) => repeated(`${field}.${list}`, scope[list]));

const cardProblems = (field: string, scope: CardScope, levels: number): readonly RevisionProblem[] => {
  const { tiers = [], tags = [], exceptTags = [] } = scope;
  return [
    ...repeated(`${field}.tiers`, tiers),
    ...repeated(`${field}.tags`, tags),
    ...repeated(`${field}.exceptTags`, exceptTags),
    ...tiers.flatMap((tier, i) => (tier > levels ? [found(`${field}.tiers.${i}`, 'UNKNOWN_TIER', { tier, levels })] : [])),
    ...(cardsMeet(scope, scope) ? [] : [found(field, 'SCOPE_EMPTY')]),
  ];
};
