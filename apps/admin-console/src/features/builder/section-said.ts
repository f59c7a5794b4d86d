import { formatDay, formatNumber, type Locale, type RuleNames } from '@qoa/messages';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { CampaignParts } from '@qoa/shared/protocol';
import type { ProductScope, StoreScope } from '@qoa/shared/rules';
import type { BuilderWords } from './builder-words.ts';
import type { SectionName } from './sections.ts';

interface Saying {
  readonly document: RevisionDraft;
  readonly parts: CampaignParts;
  readonly names: RuleNames;
  readonly b: BuilderWords;
  readonly locale: Locale;
}

/** What a closed section says of what is in it. */
export const sectionSaid = (section: SectionName, saying: Saying): string => said[section](saying);

const said: Readonly<Record<SectionName, (saying: Saying) => string>> = {
  basics: ({ document: { name } }) => name,
  dates: ({ document: { startsAtMs, endsAtMs, timeZone }, b, locale }) => {
    const day = (atMs: number): string => (Number.isFinite(atMs) ? formatDay(atMs, locale, timeZone) : b.unknown);
    return endsAtMs === null ? b.fromOn(day(startsAtMs)) : b.fromTo(day(startsAtMs), day(endsAtMs - 1));
  },
  products: ({ document, names, b }) => productsSaid(document.products, names) ?? (document.owner.kind === 'cpg' ? b.everyProductOfOwner : b.everyProduct),
  earn: ({ document: { earn }, b }) => b.rules(earn.length),
  rewards: ({ document: { rewards }, b }) => (rewards.length === 0 ? b.noRewards : rewards.map(({ name }) => name).filter((name) => name !== '').join(' · ')),
  limits: ({ document: { limits, minimum, cooldownMs }, b }) => {
    const parts = [...(limits.length === 0 ? [] : [b.limitsCount(limits.length)]), ...(minimum === null ? [] : [b.withMinimum]), ...(cooldownMs === 0 ? [] : [b.withCooldown])];
    return parts.length === 0 ? b.noLimits : parts.join(' · ');
  },
  multipliers: ({ document: { multipliers }, b }) => (multipliers.list.length === 0 ? b.noMultipliers : b.multipliersCount(multipliers.list.length)),
  tiers: ({ document: { tiers }, b }) => (tiers === null ? b.noTiers : tiers.levels.map(({ name }) => name).join(' · ')),
  stores: ({ document: { stores }, b }) => (isEverywhere(stores) ? b.everyStore : b.someStores),
  cards: ({ document: { cards, holdoutPercent }, b }) => [Object.keys(cards).length === 0 ? b.everybody : b.someCards, ...(holdoutPercent > 0 ? [b.heldOut(holdoutPercent)] : [])].join(' · '),
  units: ({ document: { units }, b }) => (units.every(({ expiry, heldDays }) => expiry.by === 'never' && heldDays === 0) ? b.neverEnds : b.endsOnce),
  budget: ({ document: { budget }, b, locale }) => (budget === null ? b.noBudget : b.budgetOf(budget.units === null ? null : formatNumber(budget.units, locale), budget.cents === null ? null : formatNumber(budget.cents / 100, locale))),
  together: ({ document: { group }, b }) => (group === null ? b.countsBeside : b.inGroup(group)),
};

const productsSaid = (scope: ProductScope, names: RuleNames): string | null => {
  const all = [...scope.products.map((gtin) => names.products[gtin]?.one ?? gtin), ...scope.brands, ...scope.categories, ...scope.tags];
  return all.length === 0 ? null : all.length > 3 ? `${all.slice(0, 3).join(' · ')} …` : all.join(' · ');
};

const isEverywhere = (stores: StoreScope): boolean => 'resolved' in stores || Object.values(stores).every((list) => Array.isArray(list) && list.length === 0);
