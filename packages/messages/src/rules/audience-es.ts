import type { CardScope, StoreScope, StoreType } from '@qoa/shared/rules';
import { numberText } from './formats.ts';
import { oEs, upTo, yEs } from './lists.ts';
import { isUntold, named, type Telling, toldMax } from './rule-names.ts';
import { daysEs } from './words-es.ts';

/** `en tienditas de Mérida`; of a scope that says nothing, nothing. */
export const storesEs = (scope: StoreScope, telling: Telling): string => {
  if ('resolved' in scope) return 'en las tiendas participantes';
  const { names } = telling;
  const some = (ids: readonly (string | number)[], by: Readonly<Record<string, string>>): string => oEs(upTo(named(ids, by), toldMax(telling), (n) => `${numberText(n, 'es')} más`));
  const where = [
    ...(scope.lists.length > 0 ? [`de la lista ${some(scope.lists, names.storeLists)}`] : []),
    ...(scope.cities.length > 0 ? [`de ${some(scope.cities, names.cities)}`] : []),
    ...(scope.states.length > 0 ? [`${scope.cities.length > 0 ? '' : 'del estado de '}${some(scope.states, names.states)}`] : []),
    ...(scope.countries.length > 0 ? [`${scope.cities.length + scope.states.length > 0 ? '' : 'de '}${some(scope.countries, names.countries)}`] : []),
  ].join(', ');
  const types = scope.types.length > 0 ? oEs(scope.types.map((type) => typesEs[type])) : '';
  const base = scope.stores.length > 0 ? [some(scope.stores, names.stores), types === '' ? '' : `(${types})`].filter((part) => part !== '').join(' ') : types;
  return base === '' && where === '' ? '' : `en ${base === '' ? 'tiendas' : base}${where === '' ? '' : ` ${where}`}`;
};

/** `si aún no tienes compras en la promoción`; of a scope that says nothing, nothing. */
export const cardsEs = ({ isNew, lapsedDays, tiers = [], tags = [], exceptTags = [] }: CardScope, { revision, names }: Telling): string => {
  const level = (tier: number): string => revision.tiers?.levels[tier - 1]?.name ?? 'ninguno';
  const parts = [
    ...(isNew === true ? ['aún no tienes compras en la promoción'] : []),
    ...(lapsedDays === undefined ? [] : [`llevas ${daysEs(lapsedDays)} o más sin comprar`]),
    ...(tiers.length > 0 ? [`tu nivel es ${oEs(tiers.map(level))}`] : []),
    ...(tags.length > 0 ? [`tu tarjeta es ${groupsEs(tags, names.cardTags)}`] : []),
    ...(exceptTags.length > 0 ? [`tu tarjeta no es ${groupsEs(exceptTags, names.cardTags)}`] : []),
  ];
  return parts.length === 0 ? '' : `si ${yEs(parts)}`;
};

/** Whose name is not told here is one of those that were chosen. */
const groupsEs = (tags: readonly string[], names: Telling['names']['cardTags']): string => (tags.some(isUntold) ? 'de los grupos elegidos' : `del grupo ${oEs(named(tags, names).map((tag) => `“${tag}”`))}`);

const typesEs: Readonly<Record<StoreType, string>> = { tiendita: 'tienditas', minisuper: 'minisúpers', cadena: 'tiendas de cadena' };
