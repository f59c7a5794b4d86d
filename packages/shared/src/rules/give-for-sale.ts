import { isBirthdayDue } from './birthday.ts';
import { completeSets } from './combo.ts';
import type { CompiledRule } from './compile.ts';
import { giveForMoney } from './give-for-money.ts';
import { type Giving, salePart, silent, unpriced } from './giving.ts';
import { type Part, wholeAmount } from './part.ts';
import type { SeenLine } from './seen-sale.ts';
import { ticketOf } from './ticket.ts';

/** What a sale rule gives: once or by sets, for the sale as a whole. `winners`: the visit rules that no more specific one outdoes. Section 5, *Sale rules*. */
export const giveForSale = (giving: Giving, winners: ReadonlySet<CompiledRule>): readonly Part[] => {
  const { per } = giving.rule.rule;
  return per.kind === 'ticket' && giving.own.length > 0 ? giveForTicket(giving, per) : [giveOnce(giving, winners)];
};

/** A ticket told in one sum that holds restricted goods without an amount: how much of it counts is asked for, line by line. */
const giveForTicket = (giving: Giving, per: Extract<CompiledRule['rule']['per'], { readonly kind: 'ticket' }>): readonly Part[] => {
  const { look, rule } = giving;
  const { cents, isTold, untold } = ticketOf(look.sale, look.compiled.allowed);
  return [{ ...giveForMoney(giving, per, cents), silence: isTold || untold.length > 0 ? 'NOT_ENOUGH' : 'AMOUNT_MISSING' }, ...untold.map((line) => unpriced(rule, line))];
};

const giveOnce = (giving: Giving, winners: ReadonlySet<CompiledRule>): Part => {
  const { look, rule, own } = giving;
  const { per, id, units } = rule.rule;
  if (per.kind === 'first' && look.state.firstSoldAtMs !== null) return silent(rule, 'NOT_NOW');
  if (per.kind === 'birthday' && !isBirthdayDue(look.compiled.revision.campaign, id, per.daysAround, look.card, look.state, look.moment)) return silent(rule, 'NOT_NOW');
  if (own.length === 0) return silent(rule, 'NOT_ENOUGH');
  switch (per.kind) {
    case 'visit':
      return winners.has(rule) ? salePart(giving, wholeAmount(units)) : silent(rule, 'MORE_SPECIFIC_RULE');
    case 'different':
      return salePart(giving, wholeAmount(differentProducts(own) >= per.atLeast ? units : 0));
    case 'combo':
      return salePart(giving, wholeAmount(units * completeSets(rule.comboParts, own, per.timesMax)));
    default:
      return salePart(giving, wholeAmount(units));
  }
};

const differentProducts = (lines: readonly SeenLine[]): number => new Set(lines.filter(({ pieces }) => pieces > 0).map(({ facts }) => facts.gtin)).size;

const none: ReadonlySet<CompiledRule> = new Set();

/** Of the applying visit rules of a unit that have a line, the most specific; equals: the earlier. */
export const visitWinners = (rules: readonly CompiledRule[], applying: readonly boolean[], lines: readonly SeenLine[]): ReadonlySet<CompiledRule> => {
  if (!rules.some(({ rule }) => rule.per.kind === 'visit')) return none;
  const winners = new Map<string, CompiledRule>();
  for (const rule of rules) {
    if (rule.rule.per.kind !== 'visit' || applying[rule.place] !== true || !lines.some(({ facts }) => rule.products.holds(facts))) continue;
    const standing = winners.get(rule.rule.unit);
    if (standing === undefined || rule.specificity > standing.specificity) winners.set(rule.rule.unit, rule);
  }
  return new Set(winners.values());
};
