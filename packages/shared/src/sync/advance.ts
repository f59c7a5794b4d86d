import type { InstantMs } from '../ids/index.ts';
import { cadence, isDue } from './cadence.ts';
import type { SyncCommand } from './command.ts';
import { isDraining } from './draining.ts';
import type { Moment } from './input.ts';
import type { Errand, SyncState } from './state.ts';

type Advanced = readonly [SyncState, readonly SyncCommand[]];

/** Starts whatever is due now, and asks to be woken for what is due next. An observing tab starts nothing. */
export const advance = (state: SyncState, moment: Moment): Advanced => {
  const commands: SyncCommand[] = [];
  let next = state;
  for (const start of [startPush, startSession, startPull, startLive]) {
    const [after, started] = next.leading ? start(next, moment.nowMs) : unchanged(next);
    commands.push(...started);
    next = after;
  }
  const atMs = next.leading ? wakeMs(next, moment.nowMs) : null;
  if (atMs !== next.wakeAtMs) commands.push({ do: 'wake', atMs });
  return [{ ...next, wakeAtMs: atMs }, commands];
};

const unchanged = (state: SyncState): Advanced => [state, []];

/** Ready to be started: at rest, or its wait is over. */
const isReady = (errand: { readonly at: string } & Partial<Pick<Extract<Errand, { at: 'waiting' }>, 'untilMs'>>, nowMs: InstantMs): boolean =>
  errand.at === 'rest' || (errand.at === 'waiting' && errand.untilMs !== undefined && isDue(errand.untilMs, nowMs));

const startPush = (state: SyncState, nowMs: InstantMs): Advanced => {
  if (!isReady(state.push, nowMs)) return unchanged(state);
  const beatMs = heartbeatMs(state);
  const wanted = state.queue.queued > 0 || state.resendFrom !== null || (beatMs !== null && isDue(beatMs, nowMs, cadence.drainedHeartbeatMs));
  if (!wanted) return unchanged({ ...state, push: { at: 'rest' } });
  const request = state.nextRequest;
  const push = { at: 'under-way', request, sinceMs: nowMs, began: state.queue } as const;
  return [{ ...state, push, nextRequest: request + 1 }, [{ do: 'push', request, from: state.resendFrom, limit: state.pushLimit, epoch: state.epoch, frontier: state.frontier }]];
};

/** When the phone next speaks though it has nothing to send; null while nobody looks at it. */
const heartbeatMs = (state: SyncState): InstantMs | null => {
  if (!state.shown) return null;
  return state.contactAtMs === null ? Number.NEGATIVE_INFINITY : state.contactAtMs + (state.reads ? cadence.heartbeatMs : cadence.drainedHeartbeatMs);
};

const startSession = (state: SyncState, nowMs: InstantMs): Advanced => {
  const { session } = state;
  const ended = session.at === 'held' && isDue(session.untilMs, nowMs);
  const needed = isPullDue(state, nowMs) || isLiveWanted(state);
  if (!state.reads || !needed || !(ended || isReady(session, nowMs))) return unchanged(state);
  const request = state.nextRequest;
  return [{ ...state, session: { at: 'under-way', request, sinceMs: nowMs }, nextRequest: request + 1 }, [{ do: 'renewSession', request }]];
};

const startPull = (state: SyncState, nowMs: InstantMs): Advanced => {
  if (!state.reads || state.session.at !== 'held' || !isPullDue(state, nowMs)) return unchanged(state);
  const request = state.nextRequest;
  return [{ ...state, pull: { at: 'under-way', request, sinceMs: nowMs }, pullWanted: false, nextRequest: request + 1 }, [{ do: 'pull', request }]];
};

const isPullDue = (state: SyncState, nowMs: InstantMs): boolean => {
  if (state.pulledAtMs !== null && isDraining(state)) return false;
  if (state.pull.at === 'waiting') return isReady(state.pull, nowMs);
  return state.pull.at === 'rest' && (state.pullWanted || isDue(periodicPullMs(state), nowMs, cadence.pullWithLiveMs));
};

const periodicPullMs = ({ pulledAtMs, live }: SyncState): InstantMs =>
  pulledAtMs === null ? Number.NEGATIVE_INFINITY : pulledAtMs + (live.at === 'open' ? cadence.pullWithLiveMs : cadence.pullWithoutLiveMs);

const isLiveWanted = ({ reads, shown, live }: SyncState): boolean => reads && shown && live.at !== 'open' && live.at !== 'under-way';

const startLive = (state: SyncState, nowMs: InstantMs): Advanced => {
  if (state.session.at !== 'held' || !isLiveWanted(state) || !isReady(state.live, nowMs)) return unchanged(state);
  const request = state.nextRequest;
  return [{ ...state, live: { at: 'under-way', request, sinceMs: nowMs }, nextRequest: request + 1 }, [{ do: 'openLive', request }]];
};

/**
 * The next instant at which `advance`, or giving up, has something to do. What only a session could start is not waited for while
 * the session itself waits; and never sooner than a moment from now, so that no clock can make a storm of wakes.
 */
const wakeMs = (state: SyncState, nowMs: InstantMs): InstantMs | null => {
  const { push, pull, session, live } = state;
  const couldRead = state.reads && (session.at === 'rest' || session.at === 'held');
  const instants = [push, pull, session, live].map((errand) => (errand.at === 'under-way' || errand.at === 'settling' ? errand.sinceMs + cadence.giveUpMs : never));
  if (push.at === 'waiting') instants.push(push.untilMs);
  if (push.at === 'rest') instants.push(heartbeatMs(state) ?? never);
  if (state.reads && session.at === 'waiting') instants.push(session.untilMs);
  // While the queue drains its answers wake the machine, and giving up does.
  const mayPull = couldRead && (state.pulledAtMs === null || !isDraining(state));
  if (mayPull && pull.at === 'rest') instants.push(periodicPullMs(state));
  if (mayPull && pull.at === 'waiting') instants.push(pull.untilMs);
  if (couldRead && state.shown && live.at === 'waiting') instants.push(live.untilMs);
  const soonest = Math.min(...instants);
  return soonest === never ? null : Math.max(soonest, nowMs + cadence.wakeSoonestMs);
};

const never = Number.POSITIVE_INFINITY;
