import type { CompiledMultiplier } from './compile.ts';
import { isFixedBonus } from './document/fixed-bonus.ts';
import { applies, type Look } from './look.ts';
import { type Amount, type CutPart, cutFromLast, type Part } from './part.ts';
import type { UnitKind } from './document/revision.ts';
import { ownSaleLevel } from './tier-level.ts';
import { roundedRatio } from './whole-units.ts';

const percentMax = 1000;
const unitsOfAKindMax = 1_000_000;

/** A multiplier that applies to this sale. */
interface Applying {
  readonly id: string;
  readonly percent: number;
  readonly extraMax: number | null;
  readonly covers: (part: Part) => boolean;
}

/** Section 6: the parts multiplied and rounded, and the bound of section 12 on what one sale gives. */
export const multiply = (look: Look, parts: readonly Part[]): readonly CutPart[] => {
  const { multipliers, tiers, units } = look.compiled.revision;
  const applying = multipliers.list.length === 0 && tiers === null ? none : applyingMultipliers(look);
  const multiplied = applying.length === 0 ? parts.map((part) => standing(part, roundAmount(part.amount, 100), 100)) : multipliers.how === 'best' ? byTheBest(parts, applying) : byAll(parts, applying);
  for (const { kind } of units) bound(multiplied, kind);
  for (const part of multiplied) part.before = part.units;
  return multiplied;
};

const none: readonly Applying[] = [];

const standing = ({ rule, line, lines, amount, silence }: Part, units: number, percent: number): CutPart => ({ rule, line, lines, amount, silence, percent, base: units, extras: [], before: units, units });

const applyingMultipliers = (look: Look): readonly Applying[] => {
  const own = look.compiled.multipliers.filter(({ multiplier, stores }) => applies(look, multiplier, stores)).map(({ multiplier, products }) => ({ id: multiplier.id, percent: multiplier.percent, extraMax: multiplier.extraMax, covers: coverOf(multiplier, products) }));
  const tier = tierPercent(look);
  return tier > 100 ? [...own, { id: 'tier', percent: tier, extraMax: null, covers: (part) => !isFixed(part) }] : own;
};

const tierPercent = (look: Look): number => {
  const { tiers } = look.compiled.revision;
  if (tiers === null) return 100;
  const level = tiers.countsOwnSale ? ownSaleLevel(look) : look.level();
  return tiers.levels[level - 1]?.percent ?? 100;
};

const coverOf =
  ({ units }: CompiledMultiplier['multiplier'], products: CompiledMultiplier['products']): Applying['covers'] =>
  (part) =>
    !isFixed(part) && units.includes(part.rule.rule.unit) && part.lines.some(({ facts }) => products.holds(facts));

const isFixed = ({ rule: { rule } }: Part): boolean => isFixedBonus(rule);

/** The highest percent counts alone; of equals the earlier. */
const byTheBest = (parts: readonly Part[], applying: readonly Applying[]): readonly CutPart[] => {
  const chosen = parts.map((part) => applying.reduce<Applying | null>((best, each) => (each.covers(part) && (best === null || each.percent > best.percent) ? each : best), null));
  const cuts = parts.map((part) => standing(part, roundAmount(part.amount, 100), 100));
  for (const multiplier of applying) addExtra(cuts, cuts.map((part, at) => (chosen[at] === multiplier ? { percent: multiplier.percent, added: roundAmount(part.amount, multiplier.percent) - roundAmount(part.amount, 100) } : null)), multiplier);
  return cuts.map((part, at) => ({ ...part, percent: chosen[at]?.percent ?? 100 }));
};

/** All that cover a part multiply it one after another, each adding its own step of the running product. */
const byAll = (parts: readonly Part[], applying: readonly Applying[]): readonly CutPart[] => {
  const percents = parts.map(() => 100);
  const cuts = parts.map((part) => standing(part, roundAmount(part.amount, 100), 100));
  for (const multiplier of applying) {
    const steps = cuts.map((part, at) => {
      const before = percents[at] ?? 100;
      if (!multiplier.covers(part)) return null;
      const percent = Math.min(percentMax, Math.floor((before * multiplier.percent) / 100));
      percents[at] = percent;
      return { percent, added: roundAmount(part.amount, percent) - roundAmount(part.amount, before) };
    });
    addExtra(cuts, steps, multiplier);
  }
  return cuts.map((part, at) => ({ ...part, percent: percents[at] ?? 100 }));
};

interface Step {
  readonly added: number;
}

/** Adds what a multiplier gives, at most `extraMax` in all: what is more is cut from the last part back. */
const addExtra = (parts: readonly CutPart[], steps: readonly (Step | null)[], { id, extraMax }: Applying): void => {
  let room = extraMax ?? Number.POSITIVE_INFINITY;
  for (const [at, part] of parts.entries()) {
    const added = Math.min(room, steps[at]?.added ?? 0);
    if (added === 0) continue;
    part.units += added;
    part.extras.push({ multiplier: id, units: added });
    room -= added;
  }
};

const bound = (parts: readonly CutPart[], kind: UnitKind): void => {
  const isOfKind = ({ rule: { rule } }: CutPart): boolean => rule.unit === kind;
  const sum = parts.reduce((total, part) => total + (isOfKind(part) ? part.units : 0), 0);
  if (sum > unitsOfAKindMax) cutFromLast(parts, sum - unitsOfAKindMax, isOfKind);
};

/** The whole units of an amount that is multiplied by a percent. */
const roundAmount = (amount: Amount, percent: number): number => {
  if (amount.kind === 'fraction') return roundedRatio(amount.dividend, percent, amount.divisor * 100, amount.mode) * amount.times;
  return percent === 100 ? amount.units : roundedRatio(amount.units, percent, 100, amount.mode);
};
