import { type RestrictedKind, restrictedKinds } from '@qoa/shared/feed';
import type { EarnRule, Revision } from '@qoa/shared/rules';
import type { RuleLanguage } from './language-en.ts';
import { sentence } from './lists.ts';
import { saysNothing, type Telling } from './rule-names.ts';

/** The terms page of a revision, in the order in which people ask: until when, where, who, what; then how; then what becomes of it. */
export const termsOf = (telling: Telling, language: RuleLanguage): readonly string[] =>
  [...scopeTerms(telling, language), ...earnTerms(telling, language), ...limitTerms(telling, language), ...unitTerms(telling, language), ...tierTerms(telling, language), ...otherTerms(telling, language)].filter((text) => text !== '');

const scopeTerms = (telling: Telling, language: RuleLanguage): readonly string[] => {
  const { revision } = telling;
  const { terms } = language;
  const { startsAtMs, endsAtMs, timeZone, state } = revision;
  const stores = language.stores(revision.stores, telling);
  const cards = language.cards(revision.cards, telling);
  return [
    state === 'active' ? '' : sentence(terms[state]),
    sentence(endsAtMs === null ? terms.from(startsAtMs, timeZone) : terms.between(startsAtMs, endsAtMs, timeZone)),
    sentence(stores === '' ? terms.allStores : terms.stores(stores)),
    cards === '' ? '' : sentence(terms.cards(cards)),
    sentence(saysNothing(revision.products) ? terms.allProducts(revision.owner.kind) : language.products(revision.products, telling)),
    sentence(terms.restricted(revision.allows, othersOf(revision))),
    sentence(terms.prizes),
  ];
};

const earnTerms = (telling: Telling, language: RuleLanguage): readonly string[] => {
  const { earn, multipliers } = telling.revision;
  const { terms } = language;
  const boosts = boostsOf(telling.revision);
  return [
    ...earn.map((rule) => [language.rule(rule, telling), ...language.ruleDetails(rule)].map((part) => sentence(part)).join(' ')),
    earn.some(countsPieces) ? sentence(terms.pieces) : '',
    asksForMoney(telling.revision) ? sentence(terms.amounts) : '',
    asksForTicket(telling.revision) ? sentence(terms.ticket(othersOf(telling.revision))) : '',
    competing(earn) ? sentence(terms.specific) : '',
    ...multipliers.list.map((multiplier) => sentence(language.multiplier(multiplier, telling))),
    boosts > 1 ? sentence(terms[multipliers.how]) : '',
    boosts > 0 && earn.some(({ per }) => per.kind === 'first' || per.kind === 'birthday') ? sentence(terms.fixed) : '',
  ];
};

const limitTerms = (telling: Telling, language: RuleLanguage): readonly string[] => {
  const { revision } = telling;
  const { terms } = language;
  return [
    sentence(language.minimum(revision, telling)),
    sentence(language.cooldown(revision)),
    ...revision.limits.map((limit) => sentence(language.limit(limit, telling))),
    revision.limits.some(({ per }) => per === 'week') || revision.rewards.some(({ times }) => times?.per === 'week') ? sentence(terms.week) : '',
    revision.budget === null ? '' : `${sentence(language.budget(revision))} ${sentence(terms.inOrder)}`,
    boostsOf(revision) > 0 ? sentence(terms.cut) : '',
  ];
};

const unitTerms = (telling: Telling, language: RuleLanguage): readonly string[] => {
  const { units, rewards, budget, redeemUntilMs, timeZone } = telling.revision;
  return [
    ...rewards.map((reward) => sentence(language.reward(reward, telling))),
    rewards.some(({ times }) => times === undefined) ? sentence(language.terms.asOften) : '',
    rewards.length === 0 ? '' : sentence(language.terms.prizeFirst),
    rewards.some(({ cost }) => cost === 0) ? sentence(language.terms.free(budget !== null)) : '',
    redeemUntilMs === null ? '' : sentence(language.terms.redeemUntil(redeemUntilMs, timeZone)),
    ...units.flatMap((unit) => [language.expiry(unit, telling), ...language.unitDetails(unit)].map((part) => sentence(part))),
  ];
};

const tierTerms = (telling: Telling, language: RuleLanguage): readonly string[] => {
  const { tiers } = telling.revision;
  return tiers === null ? [] : [...tiers.levels.map((level) => language.level(level, tiers, telling)), ...language.ladder(tiers)].map((part) => sentence(part));
};

const otherTerms = ({ revision }: Telling, { terms }: RuleLanguage): readonly string[] => [
  sentence(terms.zone(revision.timeZone)),
  revision.group === null ? '' : sentence(terms.group(revision.group)),
  revision.holdoutPercent === 0 ? '' : sentence(terms.holdout(revision.holdoutPercent)),
  revision.courtesyMs === 0 ? '' : sentence(terms.courtesy(revision.courtesyMs)),
];

/** How many boosts may meet, that of the tiers among them. */
const boostsOf = ({ multipliers, tiers }: Revision): number => multipliers.list.length + (tiers?.levels.some(({ percent }) => percent > 100) === true ? 1 : 0);

const countsPieces = ({ per }: EarnRule): boolean => per.kind === 'item' || per.kind === 'items' || per.kind === 'combo' || per.kind === 'different';

const asksForMoney = ({ earn, minimum, tiers }: Revision): boolean =>
  earn.some(({ per }) => per.kind === 'amount' || per.kind === 'ticket') || (minimum !== null && minimum.cents !== null) || (tiers?.levels.some(({ conditions }) => conditions.some(({ metric }) => metric === 'cents')) ?? false);

const asksForTicket = ({ earn, minimum }: Revision): boolean => earn.some(({ per }) => per.kind === 'ticket') || minimum?.on === 'ticket';

/** The restricted kinds that a campaign does not name. */
const othersOf = ({ allows }: Revision): readonly RestrictedKind[] => restrictedKinds.filter((kind) => !allows.includes(kind));

/** Whether two rules may want the same line, or the same visit. */
const competing = (earn: readonly EarnRule[]): boolean =>
  earn.some((rule, i) => earn.some((other, j) => j > i && other.unit === rule.unit && sortOf(rule) !== null && sortOf(rule) === sortOf(other)));

const sortOf = ({ per }: EarnRule): 'line' | 'visit' | null => (per.kind === 'item' || per.kind === 'items' || per.kind === 'amount' ? 'line' : per.kind === 'visit' ? 'visit' : null);
