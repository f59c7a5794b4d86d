import { againSaid, type AgainWords, comesBack } from './again-words.ts';
import { counted, said, type MessageFacts, whenSaid } from './error-text.ts';
import { allowed, hours, isRolling, type LimitWords } from './limit-words.ts';

const words: LimitWords = {
  of: { stamp: ['stamp', 'stamps'], point: ['point', 'points'], sales: ['purchase', 'purchases'], items: ['piece', 'pieces'], extra: ['extra', 'extra'] },
  per: { sale: 'per purchase', day: 'per day', week: 'per week', month: 'per month', lifetime: 'in the whole promotion' },
  hour: ['hour', 'hours'],
  every: 'every',
};

/** How full a limit is: `2 already today`, `1 of Sol already today`, `3 already this month among all cards`. */
export const reachedEn = (facts: MessageFacts): string => {
  const when = isRolling(facts) ? `within ${hours(facts, words.hour)}` : whens[said(facts, 'per')];
  return when === undefined ? topsEn(facts) : `${counted(facts, 'used')}${whose(facts)} already ${when}${where(facts)}`;
};

/** What a limit allows: `the limit is 2 stamps per day`. */
export const topsEn = (facts: MessageFacts): string => `the limit${whose(facts)} is ${allowed(facts, words)}${where(facts)}`;

/** When it counts again; of a brand's limit, when that brand does. */
export const comeBackEn = (facts: MessageFacts): string => {
  const when = againSaid(facts, again);
  return facts['scope'] === 'brand' && comesBack(facts) ? `For ${said(facts, 'brand')}: ${when.charAt(0).toLowerCase()}${when.slice(1)}` : when;
};

/** When a cooldown is over, or a rule's hours begin. */
export const againEn = (facts: MessageFacts): string => againSaid(facts, again);

/** Of a limit that looks at some products alone. */
const whose = (facts: MessageFacts): string => (facts['scope'] === 'brand' ? ` of ${said(facts, 'brand')}` : facts['scope'] === 'products' ? ' of those products' : '');
const where = (facts: MessageFacts): string => `${facts['scope'] === 'store' ? ' in this store' : ''}${facts['holder'] === 'everyone' ? ' among all cards' : ''}`;

const whens: Readonly<Record<string, string>> = { day: 'today', week: 'this week', month: 'this month', lifetime: 'in this promotion' };
const again: AgainWords = {
  next: 'The next purchase counts again.',
  day: 'Come back tomorrow.',
  week: 'Come back on Monday.',
  month: 'Come back next month.',
  at: (facts) => `Come back from ${whenSaid(facts, 'nextMs', 'en')} on.`,
  ends: 'The promotion ends before that; what was earned is still there.',
  never: 'What was earned is still there.',
};
