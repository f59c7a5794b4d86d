import { plural, type Words } from '../words.ts';
import type { es } from './es.ts';

/** What lies ahead for the card at the counter. */
export const en: Words<typeof es> = {
  of: (campaign, what) => `${campaign}: ${what}`,
  stamps: (n) => plural(n, 'stamp', 'stamps'),
  points: (n) => plural(n, 'point', 'points'),
  sales: (n) => plural(n, 'purchase', 'purchases'),
  items: (n) => plural(n, 'piece', 'pieces'),
  day: 'today',
  week: 'this week',
  month: 'this month',
  lifetime: 'in the whole promotion',
  hours: (n) => `within ${plural(n, 'hour', 'hours')}`,
  left: (_n, units, when) => `${units} left ${when}`,
  full: (when, back) => `at its limit ${when}${back}`,
  backDay: '; come back tomorrow',
  backWeek: '; come back on Monday',
  backMonth: '; come back next month',
  backAt: (when) => `; come back from ${when} on`,
  cooldown: (when) => `counts again from ${when} on`,
  ending: (n, units, day) => `${units} ${n === 1 ? 'expires' : 'expire'} on ${day}`,
  held: (n, units, day) => `${units} ${n === 1 ? 'is' : 'are'} free on ${day}`,
  debt: (n, units) => `owes ${units}; the next ${n === 1 ? 'one repays it' : 'ones repay them'}`,
  tier: (name) => `tier ${name}`,
  tierNext: (name, missing) => `missing for ${name}: ${missing}`,
  tierFalls: (name, day) => `falls from ${name} on ${day} without more purchases`,
  spent: (money) => `${money} in purchases`,
  earned: (units) => `${units} to earn`,
  gathered: (units) => `${units} to gather`,
  and: ' and ',
  or: ' or ',
};
