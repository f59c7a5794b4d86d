import type { InstantMs } from '../../ids/index.ts';
import type { EarnRule, Revision } from '../document/revision.ts';
import type { SaleFacts } from '../sale-facts.ts';
import type { Window } from '../document/scope.ts';
import { type CalendarPeriod, dayStartMs, localTime, periodStart } from './calendar.ts';
import type { Obstacle } from './gates.ts';
import { countsOf, passesAt, type Sold } from './limits.ts';
import type { Line } from './lines.ts';
import type { ReferenceCampaignOutcome, ReferenceStanding } from './past.ts';
import { remember } from './remember.ts';
import { type CardThen, inCards, inProducts, inStores, isOpen } from './scopes.ts';

const minuteMs = 60_000;

/** One look at a sale, and what stands in the way for a time: a limit, a cooldown, or at most the hours of rules. Null: nothing that passes. */
export interface Looked {
  readonly outcome: ReferenceCampaignOutcome;
  readonly sold: Sold;
  readonly card: CardThen;
  readonly lines: readonly Line[];
  readonly obstacle: Obstacle | 'window' | null;
}

type Look = (standing: ReferenceStanding, sale: SaleFacts) => Looked;

/** Section 11, *When it counts again*. */
export const tellWhen = (standing: ReferenceStanding, sale: SaleFacts, looked: Looked, look: Look): ReferenceCampaignOutcome => {
  const { outcome } = looked;
  const { code, facts } = outcome.explanation;
  if (code !== 'COOLDOWN' && code !== 'LIMIT_REACHED' && code !== 'LIMIT_CUT' && code !== 'RULE_NOT_NOW') return outcome;
  const found = comeBack(standing, sale, looked, look);
  const again = typeof found === 'string' ? { nextMs: 0, again: found } : found === sale.atMs ? { nextMs: 0, again: 'next' } : { nextMs: found, again: toldAs(standing.revision, sale, found) };
  const told = code === 'RULE_NOT_NOW' ? { ...again, why: whyOf(standing, outcome, again.again) } : again;
  return { ...outcome, explanation: { ...outcome.explanation, facts: { ...facts, ...told } }, cut: outcome.cut === null ? null : { ...outcome.cut, facts: { ...outcome.cut.facts, ...told } } };
};

/** Comes back whenever told to, sixteen times. */
const comeBack = (standing: ReferenceStanding, sale: SaleFacts, first: Looked, look: Look): InstantMs | 'ends' | 'never' => {
  const { revision, past, everyone } = standing;
  const { remembered } = first.outcome;
  const after: ReferenceStanding = { revision, past: remember(revision, past, first.outcome), everyone: everyone === null || remembered === null ? everyone : [...everyone, remembered] };
  const isOfEachSale = typeof first.obstacle === 'object' && first.obstacle !== null && 'limit' in first.obstacle && first.obstacle.limit.per === 'sale';
  let comesMs = isOfEachSale ? sale.atMs : ownInstant(revision, first);
  for (let times = 0; times < 16; times += 1) {
    if (comesMs === null) return 'never';
    if (revision.endsAtMs !== null && comesMs >= revision.endsAtMs) return 'ends';
    const then = look(after, { ...sale, atMs: comesMs, card: sale.card === null ? null : { tags: sale.card.tags, birthday: null, bucket: sale.card.bucket } });
    if (givesUnder(first, then)) return comesMs;
    const next = ownInstant(revision, then);
    comesMs = next === null || next <= comesMs ? null : next;
  }
  return 'never';
};

/** After a limit on sales, items or units: something of which the limit counts something. */
const givesUnder = ({ obstacle }: Looked, then: Looked): boolean => {
  const { given, remembered } = then.outcome;
  if (given.length === 0) return false;
  if (obstacle === null || obstacle === 'window' || !('limit' in obstacle) || obstacle.limit.of.kind === 'extra') return true;
  return remembered?.uses.some(({ counts }) => counts === countsOf(obstacle.limit, then.sold.sale)) ?? false;
};

const ownInstant = (revision: Revision, { obstacle, sold, outcome, card, lines }: Looked): InstantMs | null => {
  if (obstacle === null) return null;
  if (obstacle === 'window') {
    const opens = revision.earn.filter((rule) => waitsForItsWindow(rule, sold, card, lines)).flatMap(({ window }) => openingsOf(window, sold));
    return opens.length === 0 ? null : Math.min(...opens);
  }
  if ('coolsAtMs' in obstacle) return obstacle.coolsAtMs;
  return passesAt(obstacle.limit, sold, outcome.remembered?.uses.find(({ counts }) => counts === countsOf(obstacle.limit, sold.sale))?.used ?? 0);
};

const waitsForItsWindow = ({ window, stores, cards, products, per }: EarnRule, { sale, timeZone }: Sold, card: CardThen, lines: readonly Line[]): boolean => {
  if (per.kind === 'birthday' || (per.kind === 'first' && card.hasSale)) return false;
  return !isOpen(window, timeZone, sale.atMs) && inStores(stores, sale.store) && inCards(cards, card) && lines.some((line) => inProducts(products, line.told));
};

/** When it opens on this day and the seven after it, where that is later. */
const openingsOf = ({ weekdays, hours }: Window, { sale, timeZone, day }: Sold): readonly InstantMs[] =>
  [0, 1, 2, 3, 4, 5, 6, 7].flatMap((further) => {
    const startMs = dayStartMs(timeZone, day + further);
    if (weekdays.length > 0 && !weekdays.includes(localTime(timeZone, startMs).weekday)) return [];
    const opensMs = hours.length === 0 ? [startMs] : hours.map(([from]) => firstShown(timeZone, startMs, from));
    return opensMs.filter((instant) => instant > sale.atMs);
  });

/** The first instant of a day that shows this minute or more: looked for from the start of the day, quarter by quarter, then minute by minute. */
const firstShown = (timeZone: string, startMs: InstantMs, minute: number): InstantMs => {
  const { day } = localTime(timeZone, startMs);
  const isShown = (instant: InstantMs): boolean => {
    const shown = localTime(timeZone, instant);
    return shown.day > day || shown.minute >= minute;
  };
  let instant = startMs;
  // Clocks change at quarters, so that the last minute of one shows the most.
  while (!isShown(instant + 14 * minuteMs)) instant += 15 * minuteMs;
  while (!isShown(instant)) instant += minuteMs;
  return instant;
};

const toldAs = ({ timeZone }: Revision, sale: SaleFacts, nextMs: InstantMs): string => {
  const { day } = localTime(timeZone, sale.atMs);
  const begins = (period: CalendarPeriod): boolean => dayStartMs(timeZone, periodStart(period, day, true)) === nextMs;
  return begins('day') ? 'day' : begins('week') ? 'week' : begins('month') ? 'month' : 'at';
};

const whyOf = ({ revision, past }: ReferenceStanding, { explanation }: ReferenceCampaignOutcome, again: string): string => {
  if (again !== 'never') return 'window';
  if (explanation.parts.some(({ code }) => code === 'NOT_ENOUGH')) return 'little';
  return past.sales.some(({ counted }) => counted) && revision.earn.some(({ per }) => per.kind === 'first') ? 'once' : 'other';
};
