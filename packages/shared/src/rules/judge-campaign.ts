import { cutAll, type Share, toldOfCut, toldOfNothing, waitOfCut } from './cuts.ts';
import { earn } from './earn.ts';
import { givenOf } from './given.ts';
import { type Judged, type Reason, takesNothing } from './judged.ts';
import { cutItems } from './limits.ts';
import type { Look } from './look.ts';
import { multiply } from './multiply.ts';
import { type CutPart, explainPart, unitsOf } from './part.ts';
import type { UnitKind } from './document/revision.ts';
import { noUses, usedOf, usesOf } from './uses.ts';

const kinds: readonly UnitKind[] = ['stamp', 'point'];

/** What a campaign that looks at a sale gives for it: earned, multiplied, cut by limits, budget and goals, in this order. Sections 5 to 9. */
export const judgeCampaign = (look: Look): Judged => {
  const { lines, bite } = cutItems(look);
  const { parts: earned, carried } = earn(look, lines);
  const parts = multiply(look, earned);
  // A limit on items bites only where some kind gets less for it: what the uncut lines would have given must be known.
  const uncut = bite === null ? parts : multiply(look, earn(look, look.lines).parts);
  const losesItems = bite !== null && kinds.some((kind) => before(parts, kind) < before(uncut, kind));
  const cut = cutAll(look, parts, losesItems ? bite : null);
  const share = shareOf(parts, uncut);
  const told = cut === null ? null : toldOfCut(look, cut, share);
  const given = givenOf(look, parts, share.due);
  const reason = given.length > 0 ? (told ?? wholly) : told === null ? nothingDue(look, parts) : toldOfNothing(told);
  return {
    outcome: {
      campaign: look.compiled.revision.campaign,
      given,
      uses: given.length === 0 ? noUses(look.sale.atMs, carried) : usesOf(look, lines, parts, carried),
      explanation: { ...reason, parts: parts.map(explainPart) },
    },
    cut: told,
    wait: cut === null ? { for: 'window', look } : waitOfCut(look, cut),
    takes: given.length === 0 ? takesNothing : (limit) => usedOf(look, limit, lines, parts),
  };
};

const wholly: Reason = { code: 'GIVEN', facts: {} };

/** Fewer pieces may meet a better multiplier: what is due is never less than what stands before cuts. */
const shareOf = (parts: readonly CutPart[], uncut: readonly CutPart[]): Share => ({
  given: (kind) => unitsOf(parts, (part) => isOf(part, kind)),
  due: (kind) => Math.max(before(parts, kind), before(uncut, kind)),
});

const before = (parts: readonly CutPart[], kind: UnitKind | null): number => parts.reduce((sum, part) => sum + (isOf(part, kind) ? part.before : 0), 0);

const isOf = ({ rule: { rule } }: CutPart, kind: UnitKind | null): boolean => kind === null || rule.unit === kind;

/** No rule gave: nobody told the money, what was sold was less than a piece, or no rule applied or had enough. */
const nothingDue = ({ compiled: { countsPieces, revision }, lines }: Look, parts: readonly CutPart[]): Reason => {
  const programme = revision.campaign;
  if (parts.some(({ silence }) => silence === 'AMOUNT_MISSING')) return { code: 'AMOUNT_MISSING', facts: { programme } };
  if (countsPieces && lines.every(({ pieces }) => pieces === 0)) return { code: 'PRODUCT_FRACTION', facts: { programme, product: lines[0]?.facts.gtin ?? '' } };
  return { code: 'RULE_NOT_NOW', facts: { programme } };
};
