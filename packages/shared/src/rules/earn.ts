import { type CompiledRule, isLineRule } from './compile.ts';
import { giveForLines } from './give-for-lines.ts';
import { giveForSale, visitWinners } from './give-for-sale.ts';
import { silent, unpriced } from './giving.ts';
import { couldCount, dealLines, linesOf } from './line-rules.ts';
import { applies, type Look } from './look.ts';
import type { Part } from './part.ts';
import type { SeenLine } from './seen-sale.ts';

/** What the rules give before multipliers, and how much more (or less) each carries over afterwards. */
export interface Earned {
  readonly parts: readonly Part[];
  readonly carried: Readonly<Record<string, number>>;
}

/** Section 5: the parts of all rules in their order, of each rule at least one, which may give nothing and says why. */
export const earn = (look: Look, lines: readonly SeenLine[]): Earned => {
  const { rules, lineRules } = look.compiled;
  const applying = rules.map(({ rule, stores }) => applies(look, rule, stores));
  const { taken, missing } = dealLines(lineRules, applying, lines);
  const winners = visitWinners(rules, applying, lines);
  const parts: Part[] = [];
  const carried: Record<string, number> = {};
  for (const rule of rules) {
    if (applying[rule.place] !== true) parts.push(silent(rule, 'NOT_NOW'));
    else if (!isLineRule(rule.rule)) parts.push(...giveForSale({ look, rule, own: lines.filter(({ facts }) => rule.products.holds(facts)), carried }, winners));
    else {
      const [own, without] = [linesOf(taken, rule), linesOf(missing, rule)];
      if (own.length > 0) parts.push(...giveForLines({ look, rule, own, carried }));
      else if (without.length === 0) parts.push(outdone(rule, lines));
      for (const line of without) parts.push(unpriced(rule, line));
    }
  }
  return { parts, carried };
};

/** A line rule without a line: others took what it could have counted, or there was nothing to count. */
const outdone = (rule: CompiledRule, lines: readonly SeenLine[]): Part => silent(rule, lines.some((line) => couldCount(rule, line)) ? 'MORE_SPECIFIC_RULE' : 'NOT_ENOUGH');
