import { formatDateTime } from '../format.ts';
import { plural } from '../words.ts';
import { counted, said, type MessageFacts } from './error-text.ts';

/** How full a limit is: `2 already today`. */
export const reachedEn = (facts: MessageFacts): string => {
  const when = whenEn[said(facts, 'per')] ?? (isRolling(facts) ? `within ${hours(facts)}` : undefined);
  return when === undefined ? topsEn(facts) : `${counted(facts, 'used')} already ${when}`;
};

/** What a limit allows: `the limit is 2 stamps per day`. */
export const topsEn = (facts: MessageFacts): string => `the limit is ${amount(facts)} ${perEn[said(facts, 'per')] ?? (isRolling(facts) ? `every ${hours(facts)}` : 'per purchase')}`;

/** When it counts again. */
export const comeBackEn = (facts: MessageFacts): string => {
  if (isRolling(facts)) return `Come back from ${formatDateTime(counted(facts, 'nextMs'), 'en')} on.`;
  return nextEn[said(facts, 'per')] ?? 'The next purchase counts again.';
};

const whenEn: Readonly<Record<string, string>> = { day: 'today', week: 'this week', month: 'this month', lifetime: 'in this promotion' };
const perEn: Readonly<Record<string, string>> = { sale: 'per purchase', day: 'per day', week: 'per week', month: 'per month', lifetime: 'in the whole promotion' };
const nextEn: Readonly<Record<string, string>> = { day: 'Come back tomorrow.', week: 'Come back on Monday.', month: 'Come back next month.', lifetime: 'It gives no more; what was earned is still there.' };

const amount = (facts: MessageFacts): string => {
  const units = counted(facts, 'units');
  const noun = nouns[said(facts, 'of')];
  return noun === undefined ? String(units) : plural(units, ...noun);
};
const nouns: Readonly<Record<string, readonly [string, string]>> = { stamp: ['stamp', 'stamps'], point: ['point', 'points'], sales: ['purchase', 'purchases'], items: ['piece', 'pieces'] };

const isRolling = (facts: MessageFacts): boolean => /^\d+h$/.test(said(facts, 'per'));
const hours = (facts: MessageFacts): string => plural(Number.parseInt(said(facts, 'per'), 10), 'hour', 'hours');
