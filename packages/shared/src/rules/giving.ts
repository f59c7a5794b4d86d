import type { CompiledRule } from './compile.ts';
import type { Look } from './look.ts';
import { type Part, wholeAmount } from './part.ts';
import type { SeenLine } from './seen-sale.ts';

/** A rule that applies, with what it may give for. */
export interface Giving {
  readonly look: Look;
  readonly rule: CompiledRule;
  /** A line rule: the lines that it took. A sale rule: all eligible lines in its scope. */
  readonly own: readonly SeenLine[];
  /** By rule, how much more (or less) it carries over from now on. */
  readonly carried: Record<string, number>;
}

export const carriedBefore = ({ look, rule }: Giving): number => look.state.carried[rule.rule.id] ?? 0;

export const carryOver = ({ rule, carried }: Giving, change: number): void => {
  if (change !== 0) carried[rule.rule.id] = change;
};

/** A part for the sale as a whole. */
export const salePart = ({ rule, own }: Giving, amount: Part['amount']): Part => ({ rule, line: null, lines: own, amount, silence: 'NOT_ENOUGH' });

/** A rule that gives nothing, and why. */
export const silent = (rule: CompiledRule, silence: Part['silence']): Part => ({ rule, line: null, lines: noLines, amount: nothing, silence });

/** A line that a rule misses the amount of. */
export const unpriced = (rule: CompiledRule, line: SeenLine): Part => ({ ...silent(rule, 'AMOUNT_MISSING'), line });

const noLines: readonly SeenLine[] = [];
const nothing = wholeAmount(0);
