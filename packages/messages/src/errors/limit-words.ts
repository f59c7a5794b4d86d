import { plural } from '../words.ts';
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

/** Whether the period is of rolling hours, `24h`. */
export const isRolling = (facts: MessageFacts): boolean => said(facts, 'per').endsWith('h');
export const hours = (facts: MessageFacts, hour: Pair): string => plural(Number.parseInt(said(facts, 'per'), 10), ...hour);
