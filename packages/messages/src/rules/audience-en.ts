import type { CardScope, StoreScope, StoreType } from '@qoa/shared/rules';
import { numberText } from './formats.ts';
import { andEn, orEn, upTo } from './lists.ts';
import { isUntold, named, type Telling, toldMax } from './rule-names.ts';
import { daysEn } from './words-en.ts';

/** `in corner stores of Mérida`; of a scope that says nothing, nothing. */
export const storesEn = (scope: StoreScope, telling: Telling): string => {
  if ('resolved' in scope) return 'in the stores that take part';
  const { names } = telling;
  const some = (ids: readonly (string | number)[], by: Readonly<Record<string, string>>): string => orEn(upTo(named(ids, by), toldMax(telling), (n) => `${numberText(n, 'en')} more`));
  const where = [
    ...(scope.lists.length > 0 ? [`of the list ${some(scope.lists, names.storeLists)}`] : []),
    ...(scope.cities.length > 0 ? [`of ${some(scope.cities, names.cities)}`] : []),
    ...(scope.states.length > 0 ? [`${scope.cities.length > 0 ? '' : 'of the state of '}${some(scope.states, names.states)}`] : []),
    ...(scope.countries.length > 0 ? [`${scope.cities.length + scope.states.length > 0 ? '' : 'of '}${some(scope.countries, names.countries)}`] : []),
  ].join(', ');
  const types = scope.types.length > 0 ? orEn(scope.types.map((type) => typesEn[type])) : '';
  const base = scope.stores.length > 0 ? [some(scope.stores, names.stores), types === '' ? '' : `(${types})`].filter((part) => part !== '').join(' ') : types;
  return base === '' && where === '' ? '' : `in ${base === '' ? 'stores' : base}${where === '' ? '' : ` ${where}`}`;
};

/** `if you have no purchase in the promotion yet`; of a scope that says nothing, nothing. */
export const cardsEn = ({ isNew, lapsedDays, tiers = [], tags = [], exceptTags = [] }: CardScope, { revision, names }: Telling): string => {
  const level = (tier: number): string => revision.tiers?.levels[tier - 1]?.name ?? 'none';
  const parts = [
    ...(isNew === true ? ['you have no purchase in the promotion yet'] : []),
    ...(lapsedDays === undefined ? [] : [`you have not bought for ${daysEn(lapsedDays)} or more`]),
    ...(tiers.length > 0 ? [`your tier is ${orEn(tiers.map(level))}`] : []),
    ...(tags.length > 0 ? [`your card is ${groupsEn(tags, names.cardTags)}`] : []),
    ...(exceptTags.length > 0 ? [`your card is not ${groupsEn(exceptTags, names.cardTags)}`] : []),
  ];
  return parts.length === 0 ? '' : `if ${andEn(parts)}`;
};

/** Whose name is not told here is one of those that were chosen. */
const groupsEn = (tags: readonly string[], names: Telling['names']['cardTags']): string => (tags.some(isUntold) ? 'of the chosen groups' : `of the group ${orEn(named(tags, names).map((tag) => `“${tag}”`))}`);

const typesEn: Readonly<Record<StoreType, string>> = { tiendita: 'corner stores', minisuper: 'minimarkets', cadena: 'chain stores' };
