import type { choiceNamesEs, memberNamesEs, valueWordsEs } from './member-names-es.ts';

/** What people call the members of a revision and of a participation. */
export const memberNamesEn: Readonly<Record<keyof typeof memberNamesEs, string>> = {
  v: 'form of the document', campaign: 'campaign', owner: 'owner', cpg: 'maker', store: 'store', name: 'name', startsAtMs: 'starts', endsAtMs: 'ends', redeemUntilMs: 'redeem until', timeZone: 'time zone',
  effectiveFromMs: 'in force from', revision: 'revision', state: 'state', courtesyMs: 'courtesy', units: 'units', unit: 'unit', kind: 'kind', programme: 'programme', goal: 'goal', overflow: 'what exceeds it', heldDays: 'days held',
  expiry: 'expiry', by: 'expires', days: 'days', ends: 'at the end of', atMs: 'date', warnDays: 'days of warning', products: 'products', except: 'except', tags: 'tags', brands: 'brands', brand: 'brand', categories: 'categories',
  stores: 'stores', lists: 'lists', types: 'types of store', cities: 'cities', states: 'states', countries: 'countries', resolved: 'takes part', rank: 'precision', cards: 'cards', isNew: 'new', lapsedDays: 'days without buying', tiers: 'tiers',
  exceptTags: 'except tags', holdoutPercent: 'holdout', allows: 'restricted that are allowed', minimum: 'minimum', cents: 'pesos', pieces: 'pieces', on: 'measured on', cooldownMs: 'cooldown', earn: 'ways to earn', id: 'key',
  window: 'hours', weekdays: 'weekdays', hours: 'hours', per: 'per', every: 'for every', remainder: 'what is left over', everyCents: 'for every', rounding: 'rounding', steps: 'steps', at: 'rounded by', mode: 'towards', when: 'before or after the multiplier',
  atLeast: 'at least', parts: 'parts', timesMax: 'times at most', daysAround: 'days around', multipliers: 'multipliers', multiplier: 'multiplier', how: 'if there are several', list: 'list', percent: 'percent', extraMax: 'extra at most', limits: 'limits', of: 'counts', max: 'maximum',
  scope: 'scope', holder: 'whose', budget: 'budget', centsPerUnit: 'cost of a unit', levels: 'levels', need: 'needed', conditions: 'conditions', metric: 'metric', access: 'rewards of the level alone', over: 'period', period: 'period',
  countsOwnSale: 'counts its own sale', graceDays: 'days of grace', onFall: 'on falling', resetOnRedeem: 'starts anew on redeeming', group: 'group', rewards: 'rewards', birthday: 'birthday', times: 'times for a card', cost: 'cost', pay: 'payment to the store', participationMode: 'how stores come in', storesTakingPart: 'stores that take part',
};

/** One entry of a list. */
export const entryNamesEn: Readonly<Record<string, string>> = { units: 'unit', earn: 'way to earn', list: 'multiplier', limits: 'limit', levels: 'level', rewards: 'reward', parts: 'part', conditions: 'condition' };

/** The choices that a revision or a participation writes as a word. */
export const choiceNamesEn: Readonly<Record<keyof typeof choiceNamesEs, string>> = {
  active: 'active', paused: 'paused', ended: 'ended', stamp: 'stamp', point: 'point', carry: 'kept', drop: 'lost', never: 'never', age: 'by age', date: 'on a date', first: 'first purchase', inactivity: 'by not buying',
  instant: 'the instant', day: 'the day', week: 'the week', month: 'the month', quarter: 'the quarter', year: 'the year', yes: 'yes', no: 'no', scope: 'the products that take part', ticket: 'the whole ticket', item: 'each piece', items: 'several pieces', amount: 'money spent',
  visit: 'visit', different: 'different products', combo: 'combination', birthday: 'birthday', whole: 'whole', proportional: 'proportional', unit: 'the unit', line: 'the line', sale: 'the sale', down: 'down', nearest: 'the nearest', up: 'up',
  before: 'before', after: 'after', best: 'the best counts', multiply: 'they multiply', units: 'units', extra: 'what a multiplier adds', sales: 'sales', lifetime: 'the whole campaign', campaign: 'the whole campaign', brand: 'a brand', products: 'some products', store: 'each store',
  days: 'days around', card: 'each card', everyone: 'all together', any: 'one', all: 'all', cents: 'pesos spent', earned: 'earned', held: 'balance', calendar: 'by calendar', rolling: 'last days', step: 'one level', reach: 'the one that is due', product: 'product', discount: 'discount',
  benefit: 'benefit', tier: 'the tier', cpg: 'maker', tiendita: 'corner store', minisuper: 'mini-market', cadena: 'chain', alcohol: 'alcohol', tobacco: 'tobacco', medicine: 'medicine', 'phone-credit': 'phone credit', service: 'services', automatic: 'automatic', managed: 'managed',
  'opt-in': 'opt-in', prize: 'prize',
};

export const valueWordsEn: { readonly [K in keyof typeof valueWordsEs]: (typeof valueWordsEs)[K] } = { nothing: 'nothing', yes: 'yes', no: 'no', weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'], more: (n) => `${n} more` };
