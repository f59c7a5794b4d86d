import type { Judged } from './judged.ts';
import type { Standing } from './outcome.ts';

/**
 * Section 11, *Arrival*: a sale that comes after one that is later by its time says where that decided on what it gives, when the campaign's own code
 * says nothing nearer. `judge` looks at the same sale from another standing.
 */
export const saysCameLate = (standing: Standing, atMs: number, judged: Judged, judge: (standing: Standing) => Judged): Judged => {
  const { revision, state } = standing;
  if (state.lastSoldAtMs === null || state.lastSoldAtMs <= atMs || !mayYield.has(judged.outcome.explanation.code)) return judged;
  const bonus = losesFirst(standing, atMs, judged, judge) ? 'first' : hangsOnTier(standing, judged, judge) ? 'tier' : null;
  if (bonus === null) return judged;
  const { outcome } = judged;
  return { ...judged, outcome: { ...outcome, explanation: { ...outcome.explanation, code: 'CAME_LATE', facts: { programme: revision.campaign, bonus } } } };
};

const mayYield: ReadonlySet<string> = new Set(['GIVEN', 'AMOUNT_MISSING', 'RULE_NOT_NOW', 'CARD_NOT_IN_CAMPAIGN']);

/** By its time it is the card's first, and as the first it would give more. */
const losesFirst = (standing: Standing, atMs: number, judged: Judged, judge: (standing: Standing) => Judged): boolean =>
  standing.state.firstSoldAtMs !== null && standing.state.firstSoldAtMs > atMs && unitsOf(judge({ ...standing, state: { ...standing.state, firstSoldAtMs: null } })) > unitsOf(judged);

const unitsOf = ({ outcome }: Judged): number => outcome.given.reduce((sum, { units }) => sum + units, 0);

/** On another level of its ladder than the one that is known by now it would give something else. Of a late sale the known one is the stored one. */
const hangsOnTier = ({ revision, state, totals }: Standing, judged: Judged, judge: (standing: Standing) => Judged): boolean =>
  revision.tiers !== null && [0, ...revision.tiers.levels].some((_, level) => level !== state.tier.level && givenText(judge({ revision, state: { ...state, tier: { ...state.tier, level } }, totals })) !== givenText(judged));

const givenText = ({ outcome }: Judged): string => outcome.given.map(({ kind, units }) => kind + units).join();
