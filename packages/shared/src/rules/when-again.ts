import type { Facts } from '../events/index.ts';
import type { InstantMs } from '../ids/index.ts';
import { type Again, spanBegun, stepsMax } from './again.ts';
import { applyOutcome } from './apply-outcome.ts';
import { holdsCard } from './card-scope.ts';
import type { CompiledRule } from './compile.ts';
import type { Judged } from './judged.ts';
import { roomAgainMs } from './limit-room.ts';
import type { Look } from './look.ts';
import type { RuleCode, Standing } from './outcome.ts';
import type { SeenSale } from './seen-sale.ts';
import { overTotals, raiseOver } from './totals.ts';
import { isOpen } from './window.ts';
import { windowOpensMs } from './window-opens.ts';

const tells: ReadonlySet<RuleCode> = new Set(['LIMIT_CUT', 'LIMIT_REACHED', 'COOLDOWN', 'RULE_NOT_NOW']);

/** How one sale of the card is judged from a standing. */
type Judge = (standing: Standing, sale: SeenSale) => Judged;

/** What is judged, with when it counts again where its code tells it. Section 11, *When it counts again*. */
export const toldWhen = (standing: Standing, sale: SeenSale, judged: Judged, judge: Judge): Judged => {
  const { outcome, cut } = judged;
  if (!tells.has(outcome.explanation.code)) return judged;
  const again = countsAgain(standing, sale, judged, judge);
  const told: Facts = outcome.explanation.code === 'RULE_NOT_NOW' ? { ...again, why: whyNotNow(standing, judged, again) } : { ...again };
  return {
    ...judged,
    outcome: { ...outcome, explanation: { ...outcome.explanation, facts: { ...outcome.explanation.facts, ...told } } },
    cut: cut === null ? null : { ...cut, facts: { ...cut.facts, ...told } },
  };
};

/** As somebody finds it who comes back each time when they are told to. */
const countsAgain = (standing: Standing, sale: SeenSale, judged: Judged, judge: Judge): Again => {
  const { endsAtMs, timeZone } = standing.revision;
  const after = standingAfter(standing, judged);
  let atMs = passesMs(judged, sale.atMs);
  for (let step = 0; step < stepsMax && atMs !== null; step += 1) {
    if (endsAtMs !== null && atMs >= endsAtMs) return { nextMs: 0, again: 'ends' };
    const then = judge(after, { ...sale, atMs, card: { tags: sale.card.tags, birthday: null, bucket: sale.card.bucket } });
    if (isGiven(then, judged)) return atMs === sale.atMs ? { nextMs: 0, again: 'next' } : { nextMs: atMs, again: spanBegun(timeZone, sale.atMs, atMs) };
    const nextMs = passesMs(then, null);
    atMs = nextMs !== null && nextMs > atMs ? nextMs : null;
  }
  return { nextMs: 0, again: 'never' };
};

/** Whether something is given then; after a limit on sales, items or units, something that the limit counts. */
const isGiven = (then: Judged, { wait }: Judged): boolean => then.outcome.given.length > 0 && (wait?.for !== 'limit' || wait.limit.limit.of.kind === 'extra' || then.takes(wait.limit) > 0);

/** The card and the campaign after what the sale took. */
const standingAfter = ({ revision, state, totals }: Standing, { outcome }: Judged): Standing => {
  const after = totals === null || !outcome.uses.counted ? totals : overTotals(totals);
  if (after !== null && after !== totals) raiseOver(after, outcome.uses);
  return { revision, state: applyOutcome(state, outcome, revision), totals: after };
};

/** The *own instant* of a judgement; null: none. `ownAtMs`: of the sale itself its time, which a limit a sale does not outlast. */
const passesMs = ({ wait, takes }: Judged, ownAtMs: InstantMs | null): InstantMs | null => {
  if (wait === null) return null;
  switch (wait.for) {
    case 'cooldown':
      return wait.untilMs;
    case 'window':
      return opensMs(wait.look);
    case 'limit': {
      const { per } = wait.limit.limit;
      if (per === 'sale') return ownAtMs;
      return per === 'lifetime' ? null : roomAgainMs(wait.look, wait.limit, takes(wait.limit));
    }
  }
};

/** The earliest opening of a rule that only its window keeps from applying. */
const opensMs = (look: Look): InstantMs | null => {
  const opens = look.compiled.rules.filter((rule) => isClosedAlone(look, rule)).map(({ rule }) => windowOpensMs(rule.window, look.moment));
  return opens.reduce((first, each) => (first === null || (each !== null && each < first) ? each : first), null);
};

const isClosedAlone = (look: Look, { rule: { window, cards, per }, products, stores }: CompiledRule): boolean =>
  !isOpen(window, look.moment) &&
  per.kind !== 'birthday' &&
  (per.kind !== 'first' || look.state.firstSoldAtMs === null) &&
  stores.holds(look.sale.store) &&
  look.lines.some(({ facts }) => products.holds(facts)) &&
  holdsCard(cards, look);

const whyNotNow = ({ revision, state }: Standing, { outcome }: Judged, { again }: Again): string => {
  if (again !== 'never') return 'window';
  if (outcome.explanation.parts.some(({ code }) => code === 'NOT_ENOUGH')) return 'little';
  return state.firstSoldAtMs !== null && revision.earn.some(({ per }) => per.kind === 'first') ? 'once' : 'other';
};
