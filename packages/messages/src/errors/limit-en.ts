import { counted, said, type MessageFacts, whenSaid } from './error-text.ts';
import { allowed, hours, isRolling, type LimitWords } from './limit-words.ts';

const words: LimitWords = {
  of: { stamp: ['stamp', 'stamps'], point: ['point', 'points'], sales: ['purchase', 'purchases'], items: ['piece', 'pieces'], extra: ['extra', 'extra'] },
  per: { sale: 'per purchase', day: 'per day', week: 'per week', month: 'per month', lifetime: 'in the whole promotion' },
  hour: ['hour', 'hours'],
  every: 'every',
};

/** How full a limit is: `2 already today`. */
export const reachedEn = (facts: MessageFacts): string => {
  const when = isRolling(facts) ? `within ${hours(facts, words.hour)}` : whens[said(facts, 'per')];
  return when === undefined ? topsEn(facts) : `${counted(facts, 'used')} already ${when}`;
};

/** What a limit allows: `the limit is 2 stamps per day`. */
export const topsEn = (facts: MessageFacts): string => `the limit is ${allowed(facts, words)}`;

/** When it counts again. */
export const comeBackEn = (facts: MessageFacts): string =>
  isRolling(facts) ? `Come back from ${whenSaid(facts, 'nextMs', 'en')} on.` : (nexts[said(facts, 'per')] ?? 'The next purchase counts again.');

const whens: Readonly<Record<string, string>> = { day: 'today', week: 'this week', month: 'this month', lifetime: 'in this promotion' };
const nexts: Readonly<Record<string, string>> = { day: 'Come back tomorrow.', week: 'Come back on Monday.', month: 'Come back next month.', lifetime: 'What was earned is still there.' };
