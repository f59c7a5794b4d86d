import { type CompiledRule, isLineRule } from './compile.ts';
import type { SeenLine } from './seen-sale.ts';

const noLines: readonly SeenLine[] = [];

/** The lines that each line rule took, by the rule's place. Of those that apply the most specific takes a line, within one unit. Section 5, *Line rules*. */
export const dealLines = (lineRules: readonly (readonly CompiledRule[])[], applying: readonly boolean[], lines: readonly SeenLine[]): readonly (readonly SeenLine[])[] => {
  const taken: SeenLine[][] = [];
  for (const rules of lineRules) {
    for (const line of lines) {
      const taker = rules.find((rule) => applying[rule.place] === true && couldCount(rule, line));
      if (taker !== undefined) (taken[taker.place] ??= []).push(line);
    }
  }
  return taken;
};

export const takenBy = (taken: readonly (readonly SeenLine[])[], rule: CompiledRule): readonly SeenLine[] => taken[rule.place] ?? noLines;

/** Whether a line rule competes for a line: it is in scope, and there is something to count. */
export const couldCount = ({ rule, products }: CompiledRule, line: SeenLine): boolean => (rule.per.kind === 'amount' ? line.cents !== null : line.pieces > 0) && isLineRule(rule) && products.holds(line.facts);
