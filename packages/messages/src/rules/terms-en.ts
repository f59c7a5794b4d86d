import type { RestrictedKind } from '@qoa/shared/feed';
import type { Words } from '../words.ts';
import { andEn, orEn } from './lists.ts';
import type { termsEs } from './terms-es.ts';
import { dateEn, lastDayEn } from './time-en.ts';
import { durationEn } from './words-en.ts';

/** What the terms of every campaign say in the same words, defaults of the language page included. */
export const termsEn: Words<typeof termsEs> = {
  from: (startsAtMs, zone) => `valid from ${dateEn(startsAtMs, zone)}, with no end`,
  between: (startsAtMs, endsAtMs, zone) => `valid from ${dateEn(startsAtMs, zone)} to ${lastDayEn(endsAtMs, zone)}`,
  paused: 'the promotion is paused: nothing counts for now',
  ended: 'the promotion has ended: nothing counts any more',
  redeemUntil: (lastMs, zone) => `you can redeem until ${lastDayEn(lastMs, zone)}`,
  stores: (where) => `only ${where}`,
  allStores: 'valid in any store that has the promotion',
  cards: (condition) => `you take part ${condition}`,
  allProducts: (owner) => (owner === 'cpg' ? 'all products of whoever makes the promotion take part' : 'all products of the store take part'),
  restricted: (allowed, others) =>
    [...(allowed.length === 0 ? [] : [`${andEn(allowed.map((kind) => restrictedEn[kind]))} take part, too`]), ...(others.length === 0 ? [] : [`no part for ${orEn(others.map((kind) => restrictedEn[kind]))}`])].join('; '),
  prizes: 'prizes that are handed over do not count',
  pieces: 'whole pieces count',
  amounts: 'of money, the price paid for each product counts, with tax and after discounts, however it is paid',
  ticket: (others) => `the whole purchase is all that you buy, also what takes no part by itself; it holds no ${orEn(['prizes', ...others.map((kind) => restrictedEn[kind])])}`,
  specific: 'if a product or a purchase fits several ways to earn of one sort, the most specific counts: first by product (product, tag, brand, category), then by store (store, list, type or city, state, country), then whether it chooses cards, and last days or hours; of equals the first',
  best: 'if several boosts coincide, only the highest counts',
  multiply: 'if several boosts coincide, they multiply one another, up to 10 times',
  fixed: 'boosts do not touch what is given for a first purchase or a birthday',
  cut: 'what does not fit is taken from boosts first, from the last on',
  inOrder: 'it is given in order of arrival',
  free: (hasBudget) => `what costs nothing is for who takes part, while the promotion${hasBudget ? ' and its budget last' : ' lasts'}`,
  asOften: 'unless it says otherwise, a prize is for every card, as often as what was gathered pays for it',
  prizeFirst: 'in one purchase the prize is handed over first; what that purchase gives serves the next one',
  week: 'the week begins on Monday',
  zone: (zone) => `days, weeks and months are counted by the time of ${(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')}`,
  group: (group) => `if a purchase also counts in another promotion of the group “${group}”, only the one that gives you more does`,
  holdout: (percent) => `to measure the promotion, ${percent}% of the cards, chosen by chance, take no part`,
  courtesy: (ms) => `if the promotion changes and the store does not know yet, for ${durationEn(ms)} you get whichever gives you more`,
};

const restrictedEn: Readonly<Record<RestrictedKind, string>> = { alcohol: 'alcohol', tobacco: 'tobacco', medicine: 'medicine', 'phone-credit': 'phone credit', service: 'services' };
