import type { UnitKind } from '@qoa/shared/rules';
import { en as builderEn } from '../console-builder/en.ts';
import { es as builderEs } from '../console-builder/es.ts';
import { en as rulesEn } from '../console-rules/en.ts';
import { es as rulesEs } from '../console-rules/es.ts';
import type { Locale, Words } from '../words.ts';

type FormWords = Words<typeof builderEs & typeof rulesEs>;
type Labels = Readonly<Record<string, string>>;

const forms: Readonly<Record<Locale, FormWords>> = { es: { ...builderEs, ...rulesEs }, en: { ...builderEn, ...rulesEn } };

/** What the form calls a member, by the names on its path, numbers and ids left out: `limits.max`. Undefined: it has no field of its own. `unit`: of which unit it is, where that is known. */
export const fieldLabel = (names: readonly string[], unit: UnitKind | null, locale: Locale): string | undefined => {
  const words = forms[locale];
  const [path, end] = [names.join('.'), names.slice(-2).join('.')];
  return own(unitLabels(words, unit), path) ?? own(memberLabels(words), path) ?? own(scopeLabels(words), end);
};

/** What the form calls one of the units that a campaign gives. */
export const unitLabel = (unit: UnitKind, locale: Locale): string => (unit === 'stamp' ? forms[locale].theStamps : forms[locale].thePoints);

/** What stands behind a number in the form: days, pieces, hours. */
export const fieldUnit = (member: string, locale: Locale): string | undefined => {
  const { days, pieces, hours } = forms[locale];
  return own({ days, heldDays: days, warnDays: days, lapsedDays: days, graceDays: days, daysAround: days, every: pieces, hours }, member);
};

/** What the form calls a choice that means something else elsewhere: `first` expires by the first stamp, and gives for the first purchase. */
export const fieldChoice = (member: string, value: string, locale: Locale): string | undefined => {
  const { expiresNever, expiresByAge, expiresByDate, expiresByFirst, expiresByInactivity } = forms[locale];
  return member === 'by' ? own({ never: expiresNever, age: expiresByAge, date: expiresByDate, first: expiresByFirst, inactivity: expiresByInactivity }, value) : undefined;
};

/** What the form calls a level by its number; none is the lowest. */
export const levelLabel = (level: number, levels: readonly { readonly name: string }[], locale: Locale): string => (level === 0 ? forms[locale].noLevel : (levels[level - 1]?.name ?? forms[locale].levelNo(level)));

const unitLabels = (words: FormWords, unit: UnitKind | null): Labels => {
  const goal = unit === 'point' ? words.goalPoints : words.goalStamps;
  return {
    units: words.gives, 'units.goal': goal, 'units.goal.units': goal, 'units.goal.overflow': words.pastGoal, 'units.heldDays': words.heldDays, 'units.warnDays': words.warnDays,
    'units.expiry': words.expiry, 'units.expiry.by': words.expiry, 'units.expiry.days': words.expiryDays, 'units.expiry.atMs': words.expiryDate, 'units.expiry.ends': words.expiryEnds,
  };
};

const memberLabels = (words: FormWords): Labels => ({
  name: words.name, owner: words.owner, 'owner.kind': words.owner, 'owner.cpg': words.owner, 'owner.store': words.owner, startsAtMs: words.startsAt, endsAtMs: words.endsAt, redeemUntilMs: words.redeemUntil, timeZone: words.timeZone,
  allows: words.allows, holdoutPercent: words.holdout, cooldownMs: words.cooldown, group: words.group, courtesyMs: words.courtesy, stores: words.storesTitle, cards: words.cardsTitle, tiers: words.tiersTitle,
  minimum: words.minimum, 'minimum.cents': words.minimumMoney, 'minimum.pieces': words.minimumPieces, 'minimum.on': words.measuredOn,
  budget: words.budgetTitle, 'budget.units': words.budgetUnits, 'budget.cents': words.budgetMoney, 'budget.centsPerUnit': words.centsPerUnit,
  'earn.units': words.givesUnits, 'earn.unit': words.unit, 'earn.per.kind': words.earnsFor, 'earn.per.every': words.everyPieces, 'earn.per.remainder': words.piecesLeft, 'earn.per.everyCents': words.everyAmount, 'earn.per.atLeast': words.atLeastDifferent,
  'earn.window': words.window, 'multipliers.list.window': words.window, 'earn.per.timesMax': words.timesMax, 'earn.per.daysAround': words.daysAround, 'earn.per.parts.pieces': words.minimumPieces,
  'earn.per.rounding': words.rounding, 'earn.per.rounding.steps': words.steps, 'earn.per.rounding.mode': words.roundingMode, 'earn.per.rounding.at': words.roundingAt, 'earn.per.rounding.when': words.roundingWhen, 'earn.per.rounding.remainder': words.moneyLeft,
  'multipliers.how': words.several, 'multipliers.list.percent': words.timesMore, 'multipliers.list.extraMax': words.extraMax, 'multipliers.list.units': words.onUnits,
  'limits.max': words.atMost, 'limits.per.hours': words.hoursLong, 'limits.scope': words.countedIn, 'limits.scope.kind': words.countedIn, 'limits.scope.brand': words.brand, 'limits.scope.products': words.products, 'limits.holder': words.forWhom,
  'tiers.levels.name': words.levelName, 'tiers.levels.percent': words.levelTimes, 'tiers.levels.access': words.access, 'tiers.levels.need': words.need, 'tiers.levels.conditions.metric': words.metric, 'tiers.levels.conditions.atLeast': words.atLeast,
  'tiers.over': words.over, 'tiers.over.kind': words.over, 'tiers.over.period': words.over, 'tiers.over.days': words.overDays, 'tiers.graceDays': words.grace, 'tiers.onFall': words.onFall, 'tiers.countsOwnSale': words.countsOwnSale, 'tiers.resetOnRedeem': words.resetOnRedeem,
  'rewards.kind': words.rewardKind, 'rewards.cost': words.cost, 'rewards.unit': words.unit, 'rewards.name': words.rewardName, 'rewards.products': words.rewardProducts, 'rewards.times': words.rewardTimes, 'rewards.times.max': words.rewardTimes,
  'rewards.birthday': words.rewardBirthday, 'rewards.birthday.kind': words.rewardBirthday, 'rewards.birthday.daysAround': words.daysAround,
});

/** Of scopes of products, stores, cards and times, wherever they stand. */
const scopeLabels = (words: FormWords): Labels => ({
  'products.products': words.products, 'products.brands': words.brands, 'products.categories': words.categories, 'products.tags': words.tags, 'products.except': words.except, 'except.products': words.exceptProducts,
  'stores.stores': words.stores, 'stores.types': words.storeTypes, 'stores.states': words.states, 'stores.cities': words.cities, 'stores.countries': words.countries, 'stores.lists': words.storeLists,
  'cards.isNew': words.onlyNew, 'cards.lapsedDays': words.lapsed, 'cards.tiers': words.ofLevels, 'cards.tags': words.cardTags, 'cards.exceptTags': words.exceptCardTags, 'window.weekdays': words.weekdays,
});

const own = (labels: Labels, name: string): string | undefined => (Object.hasOwn(labels, name) ? labels[name] : undefined);
