import type { Epoch } from '../ids/index.ts';
import { cadence, nextTryMs, retryOf } from './cadence.ts';
import type { SyncCommand } from './command.ts';
import { isDraining } from './draining.ts';
import type { Moment, RequestNo, SyncFault, SyncInput } from './input.ts';
import { linkAfter, troubleOf } from './push-steps.ts';
import type { Errand, SyncState } from './state.ts';

type Stepped = readonly [SyncState, readonly SyncCommand[]];

/** The pages are in the replica. */
export const pullApplied = (state: SyncState, request: RequestNo, epoch: Epoch, more: boolean, { nowMs }: Moment): SyncState => {
  if (!isCurrent(state.pull, request)) return state;
  return { ...state, pull: { at: 'rest' }, pullFailures: 0, pullWanted: state.pullWanted || more, pulledAtMs: nowMs, epoch, link: 'reached', readTrouble: null };
};

export const pullFailed = (state: SyncState, request: RequestNo, fault: SyncFault, moment: Moment): SyncState => {
  if (!isCurrent(state.pull, request)) return state;
  const pull = { at: 'waiting', untilMs: nextTryMs(moment, state.pullFailures, fault) } as const;
  return { ...withoutSession(state, fault), pull, pullFailures: state.pullFailures + 1, link: linkAfter(state, fault), readTrouble: troubleOf(fault) };
};

export const sessionWon = (state: SyncState, request: RequestNo, validForMs: number, { nowMs }: Moment): SyncState => {
  if (!isCurrent(state.session, request)) return state;
  const untilMs = nowMs + Math.max(validForMs - cadence.sessionMarginMs, Math.floor(validForMs / 2));
  return { ...state, session: { at: 'held', untilMs }, sessionFailures: 0, link: 'reached', readTrouble: null };
};

export const sessionFailed = (state: SyncState, request: RequestNo, fault: SyncFault, moment: Moment): SyncState => {
  if (!isCurrent(state.session, request)) return state;
  const session = { at: 'waiting', untilMs: nextTryMs(moment, state.sessionFailures, fault) } as const;
  return { ...state, session, sessionFailures: state.sessionFailures + 1, link: linkAfter(state, fault), readTrouble: troubleOf(fault) };
};

/** What happened while no socket was there is found by a pull. Law: last mile */
export const liveOpened = (state: SyncState, request: RequestNo, { nowMs }: Moment): Stepped => {
  if (state.live.at === 'open' && state.live.request === request) return [state, []];
  if (!isCurrent(state.live, request)) return [state, [{ do: 'closeLive', request }]];
  return [{ ...state, live: { at: 'open', request, sinceMs: nowMs }, pullWanted: true, link: 'reached' }, []];
};

/** A hint may carry no rows, or not all up to its head: a pull brings the rest, and while the queue drains those too. Law: last mile */
export const liveHinted = (state: SyncState, { epoch, scope, head, rows }: Extract<SyncInput, { input: 'LiveHinted' }>): Stepped => {
  if (!state.leading) return [state, []];
  const isWhole = rows?.at(-1)?.judgedNo === head;
  return [isWhole ? state : { ...state, pullWanted: true }, rows === null || (!isWhole && isDraining(state)) ? [] : [{ do: 'applyHint', epoch, scope, rows }]];
};

export const liveClosed = (state: SyncState, request: RequestNo, fault: SyncFault, moment: Moment): SyncState => {
  const { live } = state;
  if ((live.at !== 'open' && live.at !== 'under-way') || live.request !== request) return state;
  const steady = live.at === 'open' && Math.abs(moment.nowMs - live.sinceMs) >= cadence.liveSteadyMs;
  const failures = steady ? 0 : state.liveFailures;
  return { ...withoutSession(state, fault), live: { at: 'waiting', untilMs: nextTryMs(moment, failures, fault) }, liveFailures: failures + 1 };
};

const isCurrent = (errand: Errand | { readonly at: 'held' | 'open' }, request: RequestNo): boolean => errand.at === 'under-way' && errand.request === request;

/** The server no longer takes the session: a new one is won before the next try. */
const withoutSession = (state: SyncState, fault: SyncFault): SyncState => (retryOf(fault) === 'after-session' && state.session.at === 'held' ? { ...state, session: { at: 'rest' } } : state);
