import type { InstantMs, StoreId } from '../ids/index.ts';
import { type Again, spanBegun, stepsMax } from './again.ts';
import type { CampaignState } from './campaign-state.ts';
import { compile, type Compiled } from './compile.ts';
import { coolsUntilMs } from './cooldown.ts';
import { roomAgainMs, type RoomLook, roomOf } from './limit-room.ts';
import { momentIn } from './moment.ts';
import type { EarnRule, Limit, Revision } from './document/revision.ts';
import { isOpen } from './window.ts';
import { windowOpensMs } from './window-opens.ts';

/** A card in a campaign, at a store's counter or nowhere (null). */
interface Waiting {
  readonly compiled: Compiled;
  readonly state: CampaignState;
  readonly store: StoreId | null;
}

/**
 * When something may count again in a campaign of which, as far as the card's own limits, its cooldown and the hours of rules go, nothing counts now, whatever is bought. Null: something
 * may. It is no later than what any sale is told. Section 11, *When it counts again*.
 */
export const closedUntil = (revision: Revision, state: CampaignState, nowMs: InstantMs, store: StoreId | null): Again | null => {
  const waiting = { compiled: compile(revision), state, store };
  const found = revision.earn.map((rule) => opensFor(waiting, rule, nowMs));
  const nextMs = Math.min(...found.filter((each) => typeof each === 'number'));
  if (nextMs === nowMs) return null;
  if (nextMs < Number.POSITIVE_INFINITY) return { nextMs, again: spanBegun(revision.timeZone, nowMs, nextMs) };
  return { nextMs: 0, again: found.includes('ends') ? 'ends' : 'never' };
};

/** The first instant at which nothing keeps a rule from giving. */
const opensFor = (waiting: Waiting, rule: EarnRule, nowMs: InstantMs): InstantMs | 'ends' | 'never' => {
  const { compiled: { revision: { endsAtMs } }, state } = waiting;
  // Whether a birthday comes is not told.
  if (rule.per.kind === 'birthday' || (rule.per.kind === 'first' && state.firstSoldAtMs !== null)) return 'never';
  let atMs = nowMs;
  for (let step = 0; step < stepsMax; step += 1) {
    if (endsAtMs !== null && atMs >= endsAtMs) return 'ends';
    const passesMs = keptUntilMs(waiting, rule, atMs);
    if (passesMs === null || passesMs === atMs) return passesMs ?? 'never';
    atMs = passesMs;
  }
  return 'never';
};

/** When what keeps a rule from giving is over: at once where nothing does. Null: no time changes it. */
const keptUntilMs = ({ compiled, state, store }: Waiting, rule: EarnRule, atMs: InstantMs): InstantMs | null => {
  const untilMs = coolsUntilMs({ compiled, state, sale: { atMs } });
  if (untilMs !== null) return untilMs;
  const moment = momentIn(compiled.revision.timeZone, atMs);
  const look: RoomLook = { state, totals: null, sale: { atMs, store: { id: store ?? nowhere } }, moment };
  const full = compiled.limits.filter((each) => keepsAll(each.limit, rule, store) && (roomOf(look, each)?.room ?? 1) < 1);
  if (full.some(({ limit: { per } }) => per === 'lifetime')) return null;
  if (full.length > 0) return Math.max(...full.map((each) => roomAgainMs(look, each, 0)));
  return isOpen(rule.window, moment) ? atMs : windowOpensMs(rule.window, moment);
};

/** Only a limit that counts in each store apart asks for the store. */
const nowhere = 0 as StoreId;

/** Whether a full limit leaves a rule nothing, whatever is bought. What is sold by weight has no pieces that a limit on items could count. */
const keepsAll = ({ of, scope, holder }: Limit, { unit, per }: EarnRule, store: StoreId | null): boolean => {
  if (holder !== 'card' || !(scope.kind === 'campaign' || (scope.kind === 'store' && store !== null))) return false;
  if (of.kind === 'extra') return false;
  if (of.kind === 'units') return of.unit === unit;
  return of.kind === 'sales' || per.kind === 'item' || per.kind === 'items' || per.kind === 'different' || per.kind === 'combo';
};
