import type { SaleFacts } from '../sale-facts.ts';
import type { EarnRule, Revision } from '../document/revision.ts';
import { isNearBirthday } from './birthday.ts';
import { setsOf } from './combo.ts';
import { type Line, linesUntold, ticketCents, ticketLines } from './lines.ts';
import { amountParts, type Earning, moneyAtOnce } from './money.ts';
import { nothing, type Part } from './part.ts';
import type { Past } from './past.ts';
import { applies, type CardThen, inProducts, mostSpecific } from './scopes.ts';
import { rounded, whole, times, dividedBy } from './units.ts';

/** All that section 5 looks at. */
export interface Earner {
  readonly revision: Revision;
  readonly sale: SaleFacts;
  readonly day: number;
  readonly card: CardThen;
  readonly past: Past;
  /** Of the whole sale. */
  readonly allLines: readonly Line[];
}

/** Section 5: what every rule gives for these eligible lines, in the order of rules, then lines. */
export const earn = (earner: Earner, lines: readonly Line[]): Earning => {
  const rules = earner.revision.earn.filter((rule) => applies(rule, earner.revision.timeZone, earner.sale, earner.card));
  const earnings = earner.revision.earn.map((rule): Earning => {
    if (!rules.includes(rule)) return { parts: [nothing(rule, 'NOT_NOW')], carried: {} };
    const inScope = lines.filter((line) => inProducts(rule.products, line.told));
    if (!isLineRule(rule)) return bySale(earner, rule, inScope, rules, lines);
    const could = inScope.filter((line) => competes(rule, line));
    const won = could.filter((line) => mostSpecific(rules.filter((other) => other.unit === rule.unit && isLineRule(other) && competes(other, line) && inProducts(other.products, line.told))) === rule);
    const missed = inScope.filter((line) => missesAmount(rule, line, rules)).map((line): Part => ({ ...nothing(rule, 'AMOUNT_MISSING'), line }));
    if (won.length > 0) {
      const earned = byLines(rule, won, earner.past.carried[rule.id] ?? 0);
      return { ...earned, parts: [...earned.parts, ...missed] };
    }
    if (missed.length > 0) return { parts: missed, carried: {} };
    return { parts: [nothing(rule, could.length > 0 ? 'MORE_SPECIFIC_RULE' : 'NOT_ENOUGH')], carried: {} };
  });
  return { parts: earnings.flatMap(({ parts }) => parts), carried: Object.assign({}, ...earnings.map(({ carried }) => carried)) };
};

const isLineRule = ({ per }: EarnRule): boolean => per.kind === 'item' || per.kind === 'items' || per.kind === 'amount';

const competes = ({ per }: EarnRule, line: Line): boolean => (per.kind === 'amount' ? line.cents !== null : line.pieces > 0);

/** `rules`: those that apply. */
const missesAmount = (rule: EarnRule, line: Line, rules: readonly EarnRule[]): boolean => {
  const near = rules.filter((other) => other.unit === rule.unit && isLineRule(other) && inProducts(other.products, line.told));
  return line.cents === null && !near.some((other) => competes(other, line)) && mostSpecific(near.filter(({ per }) => per.kind === 'amount')) === rule;
};

const byLines = (rule: EarnRule, won: readonly Line[], carriedBefore: number): Earning => {
  const { per } = rule;
  if (per.kind === 'item') return { parts: won.map((line) => part(rule, line, [line], line.pieces * rule.units)), carried: {} };
  if (per.kind === 'amount') return amountParts(rule, per, won, carriedBefore);
  if (per.kind !== 'items') return { parts: [], carried: {} };
  const pieces = won.reduce((sum, line) => sum + line.pieces, per.remainder === 'carry' ? carriedBefore : 0);
  return { parts: [part(rule, null, won, Math.floor(pieces / per.every) * rule.units)], carried: per.remainder === 'carry' ? { [rule.id]: pieces % per.every } : {} };
};

const bySale = (earner: Earner, rule: EarnRule, inScope: readonly Line[], rules: readonly EarnRule[], lines: readonly Line[]): Earning => {
  const { per } = rule;
  const once = (isDue: boolean, isFixed = false): Earning => ({ parts: [{ ...part(rule, null, inScope, isDue ? rule.units : 0), isFixed }], carried: {} });
  if (per.kind === 'first' && earner.card.hasSale) return { parts: [nothing(rule, 'NOT_NOW')], carried: {} };
  if (per.kind === 'birthday' && !isBirthdayDue(earner, rule, per.daysAround)) return { parts: [nothing(rule, 'NOT_NOW')], carried: {} };
  if (inScope.length === 0) return { parts: [nothing(rule, 'NOT_ENOUGH')], carried: {} };
  if (per.kind === 'visit') {
    const rivals = rules.filter((other) => other.unit === rule.unit && other.per.kind === 'visit' && lines.some((line) => inProducts(other.products, line.told)));
    return mostSpecific(rivals) === rule ? once(true) : { parts: [nothing(rule, 'MORE_SPECIFIC_RULE')], carried: {} };
  }
  if (per.kind === 'different') return once(new Set(inScope.filter((line) => line.pieces > 0).map((line) => line.told.gtin)).size >= per.atLeast);
  if (per.kind === 'combo') return { parts: [part(rule, null, inScope, setsOf(per, inScope) * rule.units)], carried: {} };
  if (per.kind === 'ticket') return byTicket(earner, rule, per, inScope);
  return once(true, true);
};

const byTicket = ({ revision, sale, allLines, past }: Earner, rule: EarnRule, per: Extract<EarnRule['per'], { readonly kind: 'ticket' }>, inScope: readonly Line[]): Earning => {
  const earned = moneyAtOnce(rule, per, inScope, ticketCents(revision, sale, allLines), past.carried[rule.id] ?? 0);
  const isAsked = sale.ticketCents === null && ticketLines(revision, allLines).some(({ cents }) => cents === null);
  const asked = isAsked ? earned.parts.map((each) => ({ ...each, otherwise: 'AMOUNT_MISSING' as const })) : earned.parts;
  return { ...earned, parts: [...asked, ...linesUntold(revision, sale, allLines).map((line): Part => ({ ...nothing(rule, 'AMOUNT_MISSING'), line }))] };
};

const isBirthdayDue = ({ day, past, sale }: Earner, rule: EarnRule, daysAround: number): boolean =>
  isNearBirthday(sale.card?.birthday ?? null, day, daysAround) && !past.sales.some((one) => one.birthdays.includes(rule.id) && Math.abs(day - one.day) <= 300);

/** Counted pieces or times: a multiplier's part of a unit is lost. */
const part = (rule: EarnRule, line: Line | null, lines: readonly Line[], units: number): Part => ({
  rule,
  line,
  lines,
  at: (percent) => rounded(dividedBy(times(whole(units), percent), 100), 'down'),
  otherwise: 'NOT_ENOUGH',
  isFixed: false,
});
