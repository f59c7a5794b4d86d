import type { Expiry, Reward, RewardTimes, Unit } from '@qoa/shared/rules';
import { cardsEn } from './audience-en.ts';
import { numberText } from './formats.ts';
import { orEn, upTo } from './lists.ts';
import { toldMax, type Telling } from './rule-names.ts';
import { lastDayEn } from './time-en.ts';
import { daysEn, kindsEn, unitsEn } from './words-en.ts';

/** `With 8 stamps, one free`: `one` where the campaign is about one product and gives that. */
export const rewardEn = (reward: Reward, telling: Telling): string => `${whatEn(reward, telling)}${whenEn(reward)}${whoEn(reward, telling)}`;

const whatEn = ({ name, unit, cost, kind, products }: Reward, telling: Telling): string => {
  const lead = cost === 0 ? '' : `with ${unitsEn(cost, unit)}, `;
  const [own, second] = telling.revision.products.products;
  const isOwn = own !== undefined && second === undefined && products.length === 1 && products[0] === own;
  const noun = own === undefined ? undefined : telling.names.products[own];
  if (isOwn && !telling.full && cost > 0) return `${lead}one free`;
  if (isOwn && noun !== undefined) return `${lead}one ${noun.one} free`;
  const choice = products.length > 1 ? ` (choose: ${orEn(upTo(products.map((gtin) => telling.names.products[gtin]?.one ?? `product ${gtin}`), toldMax(telling), (n) => `${numberText(n, 'en')} more`))})` : '';
  return `${lead}${name}${kind === 'product' && !/free/i.test(name) ? ' free' : ''}${choice}`;
};

/** ` in the month of your birthday, once a year`. */
const whenEn = ({ birthday, times }: Reward): string => {
  const about = birthday === undefined ? '' : birthday.kind === 'month' ? ' in the month of your birthday' : birthday.daysAround === 0 ? ' on your birthday' : ` up to ${daysEn(birthday.daysAround)} before or after your birthday`;
  return times === undefined ? about : `${about}, ${times.max === 1 ? 'once' : `up to ${numberText(times.max, 'en')} times`} ${periodsEn[times.per]}`;
};

const whoEn = ({ cards = {} }: Reward, telling: Telling): string => {
  const condition = cardsEn(cards, telling);
  return condition === '' ? '' : `, ${condition}`;
};

const periodsEn: Readonly<Record<RewardTimes['per'], string>> = { day: 'a day', week: 'a week', month: 'a month', year: 'a year', lifetime: 'in the whole promotion' };

/** `Your stamps expire 90 days after you earn them`. */
export const expiryEn = ({ kind, expiry }: Unit, telling: Telling): string => {
  const yours = `your ${kindsEn([kind])}`;
  switch (expiry.by) {
    case 'never':
      return `${yours} do not expire`;
    case 'age':
      return `${yours} expire ${agesEn[expiry.ends](daysEn(expiry.days))}`;
    case 'date':
      return `${yours} expire on ${lastDayEn(expiry.atMs, telling.revision.timeZone)}`;
    case 'first':
      return `all ${yours} expire ${daysEn(expiry.days)} after the first that you have not used`;
    case 'inactivity':
      return `all ${yours} expire if you go ${daysEn(expiry.days)} without a purchase that counts`;
  }
};

/** What the terms page says of a unit beside its expiry. */
export const unitDetailsEn = ({ kind, goal, heldDays, warnDays, expiry }: Unit): readonly string[] => {
  const yours = `your ${kindsEn([kind])}`;
  return [
    ...(goal === null ? [] : [`The goal is ${unitsEn(goal.units, kind)}: what goes beyond it is ${goal.overflow === 'carry' ? 'kept for the next reward' : 'not kept'}`]),
    heldDays === 0 ? `You can use ${yours} as soon as you earn them` : `You can use ${yours} from ${daysEn(heldDays)} after you earn them`,
    ...(expiry.by === 'never' ? [] : [`Those that expire first are used first${warnDays === 0 ? '' : `; we tell you ${daysEn(warnDays)} before they expire`}`]),
  ];
};

const agesEn: Readonly<Record<Extract<Expiry, { readonly by: 'age' }>['ends'], (days: string) => string>> = {
  instant: (days) => `${days} after you earn them, at the same hour`,
  day: (days) => `${days} after you earn them, when the day ends`,
  month: (days) => `when the month ends in which they turn ${days} old`,
  year: (days) => `when the year ends in which they turn ${days} old`,
};
