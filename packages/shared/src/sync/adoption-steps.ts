import { cadence, isDue, nextTryMs, retryOf } from './cadence.ts';
import type { SyncCommand } from './command.ts';
import type { Moment, RequestNo, SyncFault } from './input.ts';
import type { SyncState } from './state.ts';

type Stepped = readonly [SyncState, readonly SyncCommand[]];

/**
 * The server does not know this phone's key: it may have been restored to before the enrolment. The certificate is shown once; when that
 * does not help, a person is asked for a new enrolment. `state` is the push's own, already waiting. Rule: Restore
 */
export const keyUnknown = (state: SyncState, { nowMs }: Moment): Stepped => {
  if (state.adoption.at === 'over') return enrolledAnew(state);
  if (state.adoption.at === 'under-way') return [state, []];
  const request = state.nextRequest;
  return [{ ...state, adoption: { at: 'under-way', request, sinceMs: nowMs }, nextRequest: request + 1 }, [{ do: 'adopt', request }]];
};

/** Known again: what waits is pushed now. */
export const adopted = (state: SyncState, request: RequestNo): SyncState => {
  if (!isCurrent(state, request)) return state;
  const session = state.session.at === 'waiting' ? ({ at: 'rest' } as const) : state.session;
  return { ...state, adoption: { at: 'over' }, push: state.push.at === 'waiting' ? { at: 'rest' } : state.push, session, pullWanted: true, pushTrouble: null };
};

/** What passes is tried again, push first; a certificate that is refused is not shown twice. */
export const adoptionFailed = (state: SyncState, request: RequestNo, fault: SyncFault, moment: Moment): Stepped => {
  if (!isCurrent(state, request)) return [state, []];
  if (retryOf(fault) !== 'same-bytes-later') return enrolledAnew({ ...state, adoption: { at: 'over' } });
  const push = state.push.at === 'waiting' ? ({ at: 'waiting', untilMs: nextTryMs(moment, state.pushFailures, fault) } as const) : state.push;
  return [{ ...state, push, adoption: { at: 'untried' } }, []];
};

/** An adoption of which nothing was heard: it is asked for again at the next push. */
export const isAdoptionLost = ({ adoption }: SyncState, nowMs: number): boolean => adoption.at === 'under-way' && isDue(adoption.sinceMs + cadence.giveUpMs, nowMs, cadence.giveUpMs);

const isCurrent = ({ adoption }: SyncState, request: RequestNo): boolean => adoption.at === 'under-way' && adoption.request === request;

const enrolledAnew = (state: SyncState): Stepped => {
  const troubled: SyncState = { ...state, pushTrouble: 'KEY_UNKNOWN' };
  return !state.reads || state.enrolAnew !== null ? [troubled, []] : [{ ...troubled, enrolAnew: 'KEY_UNKNOWN' }, [{ do: 'enrolAnew', reason: 'KEY_UNKNOWN' }]];
};
