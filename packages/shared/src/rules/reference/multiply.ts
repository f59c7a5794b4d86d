import type { SaleFacts } from '../sale-facts.ts';
import type { EarnRule, Multiplier, Revision } from '../document/revision.ts';
import { cutTo, type Part, type Share } from './part.ts';
import { applies, type CardThen, inProducts } from './scopes.ts';

const percentMax = 1000;
const unitsOfAKindMax = 1_000_000;

/** Section 6: every part multiplied, each multiplier within its `extraMax`, each kind within the bound of section 12. */
export const multiply = (revision: Revision, sale: SaleFacts, card: CardThen, tierPercent: number, parts: readonly Part[]): readonly Share[] => {
  const multipliers = [...revision.multipliers.list.filter((multiplier) => applies(multiplier, revision.timeZone, sale, card)), ...tierMultiplier(tierPercent)];
  const raised = parts.map((part) => raise(revision, part, multipliers.filter((multiplier) => covers(multiplier, part))));
  const added = new Map(multipliers.map((multiplier) => [multiplier.id, withinExtraMax(multiplier, raised)]));
  return bounded(parts.map((part, index) => shareOf(part, raised[index], (multiplier) => added.get(multiplier.id)?.[index] ?? 0)));
};

/** Of each part what the multiplier adds to it, at most `extraMax` in all: what is more goes from the last part back. */
const withinExtraMax = (multiplier: Multiplier, raised: readonly Raised[]): readonly number[] => {
  const added = raised.map(({ steps }) => steps.find((step) => step.multiplier === multiplier)?.added ?? 0);
  if (multiplier.extraMax === null) return added;
  let excess = added.reduce((sum, units) => sum + units, 0) - multiplier.extraMax;
  for (let index = added.length - 1; index >= 0 && excess > 0; index -= 1) {
    const back = Math.min(excess, added[index] ?? 0);
    added[index] = (added[index] ?? 0) - back;
    excess -= back;
  }
  return added;
};

const tierMultiplier = (percent: number): readonly Multiplier[] => {
  const noProducts = { products: [], tags: [], brands: [], categories: [] };
  if (percent === 100) return [];
  return [{ id: 'tier', percent, units: ['stamp', 'point'], products: { ...noProducts, except: noProducts }, stores: { resolved: 'yes', rank: 0 }, cards: {}, window: { weekdays: [], hours: [] }, extraMax: null }];
};

const covers = ({ units, products }: Multiplier, { rule, lines, isFixed }: Part): boolean => !isFixed && units.includes(rule.unit) && lines.some((line) => inProducts(products, line.told));

interface Raised {
  readonly percent: number;
  /** What each multiplier added, in list order. */
  readonly steps: readonly { readonly multiplier: Multiplier; readonly added: number }[];
}

const raise = (revision: Revision, part: Part, covering: readonly Multiplier[]): Raised => {
  const counting = revision.multipliers.how === 'multiply' ? covering : highest(covering);
  let percent = 100;
  const steps = counting.map((multiplier) => {
    const before = part.at(percent);
    percent = Math.min(percentMax, Math.floor((percent * multiplier.percent) / 100));
    return { multiplier, added: part.at(percent) - before };
  });
  return { percent, steps };
};

const highest = (multipliers: readonly Multiplier[]): readonly Multiplier[] => {
  const percent = Math.max(...multipliers.map((multiplier) => multiplier.percent));
  return multipliers.filter((multiplier) => multiplier.percent === percent).slice(0, 1);
};

const shareOf = ({ rule, line, otherwise, at }: Part, raised: Raised | undefined, addedBy: (multiplier: Multiplier) => number): Share => {
  const extras = (raised?.steps ?? []).map(({ multiplier }) => ({ multiplier: multiplier.id, added: addedBy(multiplier) }));
  const units = at(100) + extras.reduce((sum, { added }) => sum + added, 0);
  return { rule, line, otherwise, percent: raised?.percent ?? 100, extras, before: units, units };
};

/** The bound is part of what the rules would have given; a share of nothing was not multiplied. */
const bounded = (shares: readonly Share[]): readonly Share[] => {
  let kept = shares;
  for (const kind of ['stamp', 'point'] as const) kept = cutTo(unitsOfAKindMax, kept, ({ rule }: { readonly rule: EarnRule }) => rule.unit === kind);
  return kept.map((share) => ({ ...share, before: share.units, percent: share.units === 0 ? 100 : share.percent }));
};
