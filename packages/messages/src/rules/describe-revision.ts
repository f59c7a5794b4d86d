import type { Revision } from '@qoa/shared/rules';
import type { Locale } from '../words.ts';
import { languageEn, type RuleLanguage } from './language-en.ts';
import { languageEs } from './language-es.ts';
import { sentence } from './lists.ts';
import type { RuleNames, Telling } from './rule-names.ts';
import { termsOf } from './terms-of.ts';

/** A campaign in plain words. */
export interface Described {
  /** One paragraph: `Por cada refresco Sol ganas 1 sello, máximo 2 al día. Con 8 sellos, uno gratis.` */
  readonly short: string;
  /** The terms page, a line a statement: everything that the revision promises, its defaults included. */
  readonly terms: readonly string[];
}

/**
 * What a revision says, in Spanish or English. Two revisions that differ in a number that people feel differ in their terms.
 * Takes any revision that `validateRevision` accepts.
 */
export const describeRevision = (revision: Revision, names: RuleNames, locale: Locale): Described => {
  const language = languages[locale];
  return { short: shortOf({ revision, names, full: false }, language).join(' '), terms: termsOf({ revision, names, full: true }, language) };
};

/** How each rule of a revision is called in an explanation: `por cada refresco Sol`, by the rule's id. */
export const ruleLabels = (revision: Revision, names: RuleNames, locale: Locale): Readonly<Record<string, string>> =>
  Object.fromEntries(revision.earn.map((rule) => [rule.id, languages[locale].way(rule, { revision, names, full: false })]));

const languages: Readonly<Record<Locale, RuleLanguage>> = { es: languageEs, en: languageEn };

const shortOf = (telling: Telling, language: RuleLanguage): readonly string[] => {
  const { revision } = telling;
  const { terms } = language;
  const stores = language.stores(revision.stores, telling);
  const cards = language.cards(revision.cards, telling);
  return [
    ...(revision.state === 'active' ? [] : [sentence(terms[revision.state])]),
    ...earnSentences(telling, language),
    ...revision.multipliers.list.map((multiplier) => sentence(language.multiplier(multiplier, telling))),
    ...revision.limits.filter(({ of }) => of.kind === 'extra').map((limit) => sentence(language.limit(limit, telling))),
    ...(revision.tiers?.levels ?? []).map((level) => (revision.tiers === null ? '' : sentence(language.level(level, revision.tiers, telling)))),
    sentence(language.minimum(revision, telling)),
    sentence(language.cooldown(revision)),
    sentence(language.budget(revision)),
    ...revision.rewards.map((reward) => sentence(language.reward(reward, telling))),
    ...revision.units.map((unit) => (unit.expiry.by === 'never' ? '' : sentence(language.expiry(unit, telling)))),
    stores === '' ? '' : sentence(terms.stores(stores)),
    cards === '' ? '' : sentence(terms.cards(cards)),
    revision.endsAtMs === null ? '' : sentence(terms.between(revision.startsAtMs, revision.endsAtMs, revision.timeZone)),
  ].filter((text) => text !== '');
};

/** The ways to earn and their limits: of a single way the limits on its units stand in its own sentence. */
const earnSentences = (telling: Telling, language: RuleLanguage): readonly string[] => {
  const { earn, limits } = telling.revision;
  const [only, second] = earn;
  const isOwn = ({ of, scope, holder }: Revision['limits'][number]): boolean => second === undefined && of.kind === 'units' && of.unit === only?.unit && scope.kind === 'campaign' && holder === 'card';
  const own = limits.filter(isOwn).map((limit) => language.limit(limit, telling, true));
  return [
    ...earn.map((rule) => sentence(`${language.rule(rule, telling)}${own.length === 0 ? '' : `, ${language.and(own)}`}`)),
    ...limits.filter((limit) => !isOwn(limit) && limit.of.kind !== 'extra').map((limit) => sentence(language.limit(limit, telling))),
  ];
};
