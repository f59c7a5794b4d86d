import type { UnitKind } from '../document/revision.ts';
import type { SaleFacts } from '../sale-facts.ts';
import { localTime } from './calendar.ts';
import { cutItems, cutUnits } from './cuts.ts';
import { type Earner, earn } from './earn.ts';
import { firstThatFails } from './gates.ts';
import { givenOf } from './given.ts';
import { type Looked, tellWhen } from './again.ts';
import { linesOf, missOf } from './lines.ts';
import type { Sold } from './limits.ts';
import { multiply } from './multiply.ts';
import { explained, sumOf } from './part.ts';
import type { ReferenceCampaignOutcome, ReferenceStanding, Remembered } from './past.ts';
import { reasonOf } from './reason.ts';
import type { CardThen } from './scopes.ts';
import { reachWith, standingOn } from './tiers.ts';
import { usesOf } from './uses.ts';

/** Sections 4 to 10 of one campaign by itself, and what section 11 says of a sale that comes late, and of when it counts again. */
export const lookAtSale = (standing: ReferenceStanding, sale: SaleFacts): ReferenceCampaignOutcome => {
  const looked = look(standing, sale);
  return tellWhen(standing, sale, { ...looked, outcome: lateOrNot(standing, sale, looked.outcome) }, look);
};

const lateOrNot = (standing: ReferenceStanding, sale: SaleFacts, outcome: ReferenceCampaignOutcome): ReferenceCampaignOutcome => {
  const { revision, past } = standing;
  const { code } = outcome.explanation;
  const others = past.sales.filter((one) => one.counted);
  const isLate = others.some((one) => one.atMs > sale.atMs);
  if (!isLate || (code !== 'GIVEN' && code !== 'AMOUNT_MISSING' && code !== 'RULE_NOT_NOW' && code !== 'CARD_NOT_IN_CAMPAIGN')) return outcome;
  const wasFirst = others.every((one) => one.atMs > sale.atMs);
  if (wasFirst && unitsGiven(look(standing, sale, { hasSale: false }).outcome) > unitsGiven(outcome)) return cameLate(outcome, 'first');
  const levels = revision.tiers === null ? [] : [0, ...revision.tiers.levels.map((_, index) => index + 1)];
  return levels.some((level) => !givesAlike(look(standing, sale, { level }).outcome, outcome)) ? cameLate(outcome, 'tier') : outcome;
};

const givesAlike = (one: ReferenceCampaignOutcome, other: ReferenceCampaignOutcome): boolean => {
  const unitsOf = ({ given }: ReferenceCampaignOutcome, kind: UnitKind): number => given.find((each) => each.kind === kind)?.units ?? 0;
  return (['stamp', 'point'] as const).every((kind) => unitsOf(one, kind) === unitsOf(other, kind));
};

const unitsGiven = ({ given }: ReferenceCampaignOutcome): number => given.reduce((sum, { units }) => sum + units, 0);

const cameLate = (outcome: ReferenceCampaignOutcome, bonus: string): ReferenceCampaignOutcome => ({
  ...outcome,
  explanation: { ...outcome.explanation, code: 'CAME_LATE', facts: { programme: outcome.campaign, bonus } },
});

/** `instead`: as if the card had no counted sale, or stood on another level. */
const look = ({ revision, past, everyone }: ReferenceStanding, sale: SaleFacts, instead: Partial<Pick<CardThen, 'hasSale' | 'level'>> = {}): Looked => {
  const { campaign, timeZone } = revision;
  const { day } = localTime(timeZone, sale.atMs);
  const sold: Sold = { timeZone, sale, day, byCard: past.sales, byEveryone: everyone };
  const counted = past.sales.filter((one) => one.counted);
  const last = counted.toSorted((a, b) => a.atMs - b.atMs).at(-1);
  const card: CardThen = { tags: sale.card?.tags ?? [], hasSale: counted.length > 0, daysSinceLast: last === undefined ? null : day - last.day, level: standingOn(revision, past, day).level, ...instead };
  const { level } = card;
  const allLines = linesOf(sale);
  const lines = allLines.filter((line) => missOf(revision, line) === null);
  const failed = firstThatFails({ revision, sold, card, allLines, lines });
  if (failed !== null) {
    const { code, facts, obstacle = null } = failed;
    return { outcome: { campaign, given: [], explanation: { code, facts, parts: [] }, remembered: null, cut: null }, sold, card, lines, obstacle };
  }

  const cents = lines.reduce((sum, line) => sum + (line.cents ?? 0), 0);
  const untouched: Remembered = { atMs: sale.atMs, day, counted: true, coolsDown: revision.cooldownMs > 0, store: sale.store.id, units: 0, earned: 0, cents, uses: [], carried: {}, birthdays: [] };
  const levelSeen = revision.tiers?.countsOwnSale === true ? Math.max(level, reachWith(revision, past, untouched)) : level;
  const tierPercent = revision.tiers?.levels[levelSeen - 1]?.percent ?? 100;
  const earner: Earner = { revision, sale, day, card, past, allLines };

  const uncut = multiply(revision, sale, card, tierPercent, earn(earner, lines).parts);
  const items = cutItems(revision, sold, lines);
  const earning = earn(earner, items.left);
  const multiplied = multiply(revision, sale, card, tierPercent, earning.parts);
  const units = cutUnits(revision, past, sold, multiplied);

  // Fewer pieces may meet a better multiplier.
  const due = (kind?: UnitKind): number => Math.max(sumOf(uncut, kind), sumOf(multiplied, kind));
  const given = givenOf(revision, past, sale.atMs, due, units.left);
  const remembered: Remembered = {
    ...untouched,
    counted: given.length > 0,
    units: given.reduce((sum, one) => sum + one.units, 0),
    earned: given.find(({ kind }) => kind === revision.units[0]?.kind)?.units ?? 0,
    uses: given.length > 0 ? usesOf(revision, sold, { eligible: lines, left: items.left }, units.left) : [],
    carried: Object.fromEntries(Object.entries(earning.carried).map(([rule, left]) => [rule, left - (past.carried[rule] ?? 0)])),
    birthdays: units.left.filter(({ rule, units: got }) => rule.per.kind === 'birthday' && got > 0).map(({ rule }) => rule.id),
  };
  const { reason, cut, bite } = reasonOf(revision, sold, { eligible: lines, items, units, due, remembered });
  const obstacle = bite === null ? 'window' : bite.by === 'limit' ? { limit: bite.limit } : null;
  return { outcome: { campaign, given, explanation: { ...reason, parts: units.left.map(explained) }, remembered, cut }, sold, card, lines, obstacle };
};
