import { type CompiledRule, isLineRule } from './compile.ts';
import type { SeenLine } from './seen-sale.ts';

/** The lines of each line rule, by the rule's place. */
export interface DealtLines {
  /** Those that it took. */
  readonly taken: readonly (readonly SeenLine[])[];
  /** Those that it would take, had anybody told their amount. */
  readonly missing: readonly (readonly SeenLine[])[];
}

const noLines: readonly SeenLine[] = [];

/** Deals each line to the most specific of the applying line rules that may count it, within one unit; one that none can count for want of its amount to the one that misses it. Section 5, *Line rules*. */
export const dealLines = (lineRules: readonly (readonly CompiledRule[])[], applying: readonly boolean[], lines: readonly SeenLine[]): DealtLines => {
  const taken: SeenLine[][] = [];
  const missing: SeenLine[][] = [];
  for (const rules of lineRules) {
    for (const line of lines) {
      const taker = rules.find((rule) => applying[rule.place] === true && couldCount(rule, line));
      if (taker !== undefined) (taken[taker.place] ??= []).push(line);
      else if (line.cents === null) {
        const asker = rules.find((rule) => applying[rule.place] === true && rule.rule.per.kind === 'amount' && rule.products.holds(line.facts));
        if (asker !== undefined) (missing[asker.place] ??= []).push(line);
      }
    }
  }
  return { taken, missing };
};

export const linesOf = (dealt: readonly (readonly SeenLine[])[], rule: CompiledRule): readonly SeenLine[] => dealt[rule.place] ?? noLines;

/** Whether a line rule competes for a line: it is in scope, and there is something to count. */
export const couldCount = ({ rule, products }: CompiledRule, line: SeenLine): boolean => (rule.per.kind === 'amount' ? line.cents !== null : line.pieces > 0) && isLineRule(rule) && products.holds(line.facts);
