import { assert } from '../result/index.ts';
import { adopted, adoptionFailed, isAdoptionLost } from './adoption-steps.ts';
import { advance } from './advance.ts';
import { cadence, isDue } from './cadence.ts';
import type { SyncCommand } from './command.ts';
import type { Moment, SyncFault, SyncInput } from './input.ts';
import { pushAnswered, pushFailed, settled } from './push-steps.ts';
import { liveClosed, liveHinted, liveOpened, pullApplied, pullFailed, sessionFailed, sessionWon } from './read-steps.ts';
import type { Errand, SyncState } from './state.ts';

type Stepped = readonly [SyncState, readonly SyncCommand[]];

/**
 * Takes one thing that happened, and says what is true then and what to do. Pure and total.
 * An answer is true whenever it arrives: it settles even when its request was given up. A tab that does not lead sends nothing.
 *
 * Invariants: at most one push, pull, session and socket at a time; nothing is settled that no answer names; while something
 * is queued and the tab leads, a push is under way or a wake is set.
 * Laws: kept, last mile
 */
export const syncStep = (state: SyncState, input: SyncInput, moment: Moment): Stepped => {
  const [taken, told] = take(withoutLost(state, moment), input, moment);
  const [next, started] = advance(taken, moment);
  const commands = [...told, ...started];
  assertSound(next, commands);
  return [next, commands];
};

const take = (state: SyncState, input: SyncInput, moment: Moment): Stepped => {
  switch (input.input) {
    case 'LeadershipWon':
      return [{ ...state, leading: true, queue: input.queue }, []];
    case 'LeadershipLost':
      return observe(state);
    case 'ShownChanged':
      return input.shown ? [hurried({ ...state, shown: true }), []] : closedLive({ ...state, shown: false });
    case 'QueueChanged':
      return [{ ...state, queue: input.queue }, []];
    case 'TryNow':
      return [{ ...hurried(state), pullWanted: true }, []];
    case 'Ticked':
      return [{ ...state, wakeAtMs: null }, []];
    case 'PushAnswered':
      return pushAnswered(state, input.request, input.response, moment);
    case 'PushFailed':
    case 'SettleFailed':
      return pushFailed(state, input.request, input.fault, moment);
    case 'Settled':
      return settled(state, input, moment);
    case 'AdoptionFailed':
      return adoptionFailed(state, input.request, input.fault, moment);
    case 'LiveOpened':
      return liveOpened(state, input.request, moment);
    case 'LiveHinted':
      return liveHinted(state, input);
    default:
      return [takeReading(state, input, moment), []];
  }
};

type Reading = Extract<SyncInput, { input: 'PullApplied' | 'PullFailed' | 'SessionWon' | 'SessionFailed' | 'HintMissed' | 'LiveClosed' | 'Adopted' }>;

const takeReading = (state: SyncState, input: Reading, moment: Moment): SyncState => {
  switch (input.input) {
    case 'PullApplied':
      return pullApplied(state, input.request, input.epoch, input.more, moment);
    case 'PullFailed':
      return pullFailed(state, input.request, input.fault, moment);
    case 'SessionWon':
      return sessionWon(state, input.request, input.validForMs, moment);
    case 'SessionFailed':
      return sessionFailed(state, input.request, input.fault, moment);
    case 'Adopted':
      return adopted(state, input.request);
    case 'HintMissed':
      return { ...state, pullWanted: true };
    case 'LiveClosed':
      return liveClosed(state, input.request, input.fault, moment);
  }
};

/** Another tab works from now on: nothing of this one's errands counts any more, except answers. */
const observe = (state: SyncState): Stepped => {
  const [closed, commands] = closedLive(state);
  return [{ ...closed, leading: false, push: { at: 'rest' }, pull: { at: 'rest' }, session: { at: 'rest' }, resendFrom: null, adoption: { at: 'untried' } }, commands];
};

const closedLive = (state: SyncState): Stepped => {
  const { live } = state;
  const closing: readonly SyncCommand[] = live.at === 'open' || live.at === 'under-way' ? [{ do: 'closeLive', request: live.request }] : [];
  return [{ ...state, live: { at: 'rest' } }, closing];
};

/** Whatever waits is tried now. */
const hurried = (state: SyncState): SyncState => ({
  ...state,
  push: state.push.at === 'waiting' ? { at: 'rest' } : state.push,
  pull: state.pull.at === 'waiting' ? { at: 'rest' } : state.pull,
  session: state.session.at === 'waiting' ? { at: 'rest' } : state.session,
  live: state.live.at === 'waiting' ? { at: 'rest' } : state.live,
  pullWanted: state.pullWanted || state.pull.at === 'waiting',
});

/** Gives up what was never reported back: a request may be lost with no error at all. */
const withoutLost = (state: SyncState, moment: Moment): SyncState => {
  let next = state;
  if (isLost(next.push, moment)) next = pushFailed(next, next.push.request, silence, moment)[0];
  if (isLost(next.pull, moment)) next = pullFailed(next, next.pull.request, silence, moment);
  if (isLost(next.session, moment)) next = sessionFailed(next, next.session.request, silence, moment);
  if (isAdoptionLost(next, moment.nowMs)) next = { ...next, adoption: { at: 'untried' } };
  if (isLost(next.live, moment)) next = liveClosed(next, next.live.request, silence, moment);
  return next;
};

const silence: SyncFault = { code: 'NETWORK_AWAY', retryAfterMs: null };

type Lost = Extract<Errand, { at: 'under-way' }> | Extract<SyncState['push'], { at: 'settling' }>;

const isLost = <E extends SyncState['push'] | SyncState['session'] | SyncState['live']>(errand: E, { nowMs }: Moment): errand is E & Lost =>
  (errand.at === 'under-way' || errand.at === 'settling') && isDue(errand.sinceMs + cadence.giveUpMs, nowMs, cadence.giveUpMs);

const assertSound = (state: SyncState, commands: readonly SyncCommand[]): void => {
  const sends = commands.filter((command) => command.do === 'push' || command.do === 'adopt' || command.do === 'pull' || command.do === 'renewSession' || command.do === 'openLive');
  assert(state.leading || sends.length === 0, 'a tab that does not lead sends nothing');
  assert(sends.filter((command) => command.do === 'push').length <= 1, 'one push at a time');
  assert(!state.leading || state.queue.queued === 0 || state.push.at !== 'rest', 'while something is queued, a push is under way or waits');
  assert(state.push.at !== 'waiting' || !state.leading || state.wakeAtMs !== null, 'what waits is woken');
};
