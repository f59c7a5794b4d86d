import { formatPesos } from '../format.ts';
import { type Locale, plural } from '../words.ts';
import { counted, said, type MessageFacts } from './error-text.ts';

/** One word for one and one for many. */
type Pair = readonly [one: string, many: string];

/** How a language speaks of limits. */
export interface LimitWords {
  readonly of: Readonly<Record<string, Pair>>;
  /** What stands before each period: `por día`. */
  readonly per: Readonly<Record<string, string>>;
  readonly hour: Pair;
  readonly every: string;
}

/** What a limit allows: `2 sellos por día`. An early answer does not say of what. */
export const allowed = (facts: MessageFacts, { of, per, hour, every }: LimitWords): string => {
  const noun = of[said(facts, 'of')];
  const units = counted(facts, 'units');
  return `${noun === undefined ? units : plural(units, ...noun)} ${isRolling(facts) ? `${every} ${hours(facts, hour)}` : (per[said(facts, 'per')] ?? per['sale'] ?? '')}`;
};

/** What a minimum asks for, less `times` what the sale has: `$50 y 3 piezas`. */
export const minimum = (facts: MessageFacts, times: number, locale: Locale, piece: Pair, and: string): string => {
  const [cents, pieces] = [counted(facts, 'cents') - times * counted(facts, 'haveCents'), counted(facts, 'pieces') - times * counted(facts, 'havePieces')];
  return [...(cents > 0 ? [formatPesos(cents, locale)] : []), ...(pieces > 0 ? [plural(pieces, ...piece)] : [])].join(and);
};

/** How much of what was due was given: `1 de 3`. */
export const share = (facts: MessageFacts, of: string): string => `${counted(facts, 'given')} ${of} ${counted(facts, 'due')}`;

/** Whether the period is of rolling hours, `24h`. */
export const isRolling = (facts: MessageFacts): boolean => /^\d/.test(said(facts, 'per'));
export const hours = (facts: MessageFacts, hour: Pair): string => plural(Number.parseInt(said(facts, 'per'), 10), ...hour);
