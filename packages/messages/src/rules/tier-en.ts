import type { TierLadder, TierLevel, UnitKind } from '@qoa/shared/rules';
import { pesosText } from './formats.ts';
import { andEn } from './lists.ts';
import { kindsOf, type Telling } from './rule-names.ts';
import { countEn, daysEn, kindsEn, timesEn, unitsEn } from './words-en.ts';

/** `Tier Gold: with 10 purchases or $1,000 spent in the year; you earn 50% more stamps`. */
export const levelEn = (level: TierLevel, { over }: TierLadder, telling: Telling): string => {
  const kinds = kindsOf(telling.revision);
  const asked = level.conditions.map((condition) => conditionEn(condition, kinds[0] ?? 'stamp')).join(level.need === 'any' ? ' or ' : ' and ');
  const rewards = telling.revision.rewards.filter(({ id }) => level.access.includes(id)).map(({ name }) => name);
  const benefits = [...(level.percent > 100 ? [`you earn ${timesEn(level.percent, kindsEn(kinds))}`] : []), ...(rewards.length > 0 ? [`you may redeem ${andEn(rewards)}`] : [])];
  return `tier ${level.name}: with ${asked} ${overEn(over)}${benefits.length === 0 ? '' : `; ${andEn(benefits)}`}`;
};

/** How one rises, stays and falls. */
export const ladderEn = ({ countsOwnSale, graceDays, onFall, resetOnRedeem, levels }: TierLadder): readonly string[] => [
  `You rise as soon as you qualify; the purchase that lifts you counts with ${countsOwnSale ? 'the new tier' : 'the tier you had before'}`,
  `If you no longer qualify, ${graceDays === 0 ? 'you fall that same day' : `you keep your tier for ${daysEn(graceDays)} from the first day on which you no longer do`}; then you fall ${onFall === 'step' ? 'one tier at a time' : 'to the tier that you do qualify for'}`,
  resetOnRedeem ? 'Paying for a reward starts your tier, and what you have towards it, anew' : 'Redeeming does not lower your tier',
  ...(levels.some(({ access }) => access.length > 0) ? ['What a tier opens is for that tier and those above it alone'] : []),
];

const conditionEn = ({ metric, atLeast }: TierLevel['conditions'][number], kind: UnitKind): string => {
  if (metric === 'sales') return countEn(atLeast, 'purchase', 'purchases');
  if (metric === 'cents') return `${pesosText(atLeast, 'en')} spent`;
  return metric === 'earned' ? `${unitsEn(atLeast, kind)} earned` : `${unitsEn(atLeast, kind)} on your card`;
};

const overEn = (over: TierLadder['over']): string => {
  if (over.kind === 'lifetime') return 'in the whole promotion';
  return over.kind === 'rolling' ? `in the last ${daysEn(over.days)}` : { month: 'in the month', quarter: 'in the quarter', year: 'in the year' }[over.period];
};
