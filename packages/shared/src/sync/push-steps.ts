import type { PushResponse } from '../protocol/push.ts';
import { keyUnknown } from './adoption-steps.ts';
import { cadence, isStuck, nextTryMs, retryOf } from './cadence.ts';
import type { SyncCommand } from './command.ts';
import type { Moment, RequestNo, SyncFault, SyncInput } from './input.ts';
import type { SyncState } from './state.ts';

type Stepped = readonly [SyncState, readonly SyncCommand[]];
type Settled = Extract<SyncInput, { input: 'Settled' }>;

/**
 * An answer is true whenever it arrives: what it names is settled even when its push was given up. But of a push that was given up under another life of the server
 * than the one that is known: what that life said may have been said anew meanwhile, and nobody would ask for the late word. Laws: kept, final
 */
export const pushAnswered = (state: SyncState, request: RequestNo, response: PushResponse, moment: Moment): Stepped => {
  const { answers, unreadable, coveredJudgedNo, epoch, frontier, sendFrom, highestSeq } = response;
  const settle: SyncCommand = { do: 'settle', request, epoch, answers, unreadable, coveredJudgedNo };
  const { push } = state;
  if (push.at !== 'under-way' || push.request !== request) return [state, state.epoch === null || state.epoch === epoch ? [settle] : []];
  const advanced = epoch !== state.epoch || frontier > state.frontier;
  const settling = { at: 'settling', request, sinceMs: moment.nowMs, began: push.began, from: state.resendFrom, highestSeq, advanced } as const;
  const pushLimit = Math.min(cadence.pushLimitMax, state.pushLimit * 2);
  return [{ ...state, push: settling, pushLimit, epoch, frontier, resendFrom: sendFrom, contactAtMs: moment.nowMs, link: 'reached', pushTrouble: null, adoption: { at: 'untried' } }, [settle]];
};

/**
 * The outbox holds the answers: push on, rest, or wait when the push changed nothing, so that no answer can make a storm.
 * Once nothing is queued, what another life of the server answered is sent again until this one has answered it: it may lack those very bytes though it has their number. What was
 * sent from there just now, and stands as it did, has to wait for the next contact. Laws: kept, no poison
 */
export const settled = (state: SyncState, { request, queue, otherLife }: Settled, moment: Moment): Stepped => {
  const { push } = state;
  if (push.at !== 'settling' || push.request !== request) return [{ ...state, queue }, []];
  const left = push.began.queued + (queue.nextSeq - push.began.nextSeq) - queue.queued;
  const resendFrom = state.resendFrom ?? (queue.queued > 0 || otherLife === push.from ? null : otherLife);
  const pullWanted = state.pullWanted || (left > 0 && state.live.at !== 'open' && isPullAfterPush(state, moment));
  const next: SyncState = { ...state, queue, resendFrom, pullWanted };
  const goesOn = left > 0 || push.advanced || (resendFrom === null ? queue.queued === 0 : resendFrom !== push.from);
  const after: SyncState = goesOn ? { ...next, push: { at: 'rest' }, pushFailures: 0 } : pushWaits(next, moment, noFault);
  return push.highestSeq >= queue.nextSeq ? rolledBack(after) : [after, []];
};

/** The push did not reach, or was refused as a whole: everything stays queued. */
export const pushFailed = (state: SyncState, request: RequestNo, fault: SyncFault, moment: Moment): Stepped => {
  const { push } = state;
  if ((push.at !== 'under-way' && push.at !== 'settling') || push.request !== request) return [state, []];
  const waiting = pushWaits(state, moment, fault);
  const halved = Math.max(retryOf(fault) === 'smaller' ? 1 : cadence.pushLimitMin, Math.floor(state.pushLimit / 2));
  const next: SyncState = { ...waiting, link: linkAfter(state, fault), pushLimit: push.at === 'settling' ? state.pushLimit : Math.min(halved, state.pushLimit), pushTrouble: troubleOf(fault) };
  return fault.code === 'KEY_UNKNOWN' ? keyUnknown(next, moment) : [next, []];
};

/** What a fault says of the way to the server. */
export const linkAfter = ({ link }: SyncState, { code }: SyncFault): SyncState['link'] => {
  if (code === 'NETWORK_AWAY' || code === 'UNAVAILABLE') return 'unreached';
  return code.startsWith('STORAGE_') ? link : 'reached';
};

/** What people should know of: not that the network is away, which the link already says. */
export const troubleOf = (fault: SyncFault): string | null => (isStuck(fault) || fault.code.startsWith('STORAGE_') ? fault.code : null);

const noFault: SyncFault = { code: 'UNAVAILABLE', retryAfterMs: null };

const pushWaits = (state: SyncState, moment: Moment, fault: SyncFault): SyncState => ({
  ...state,
  push: { at: 'waiting', untilMs: nextTryMs(moment, state.pushFailures, fault) },
  pushFailures: state.pushFailures + 1,
});

const isPullAfterPush = ({ pulledAtMs }: SyncState, { nowMs }: Moment): boolean => pulledAtMs === null || Math.abs(nowMs - pulledAtMs) >= cadence.pullAfterPushMs;

/** The server has seen numbers that this phone has yet to give out: its storage went back. It goes on recording meanwhile. */
const rolledBack = (state: SyncState): Stepped => {
  if (!state.reads || state.enrolAnew !== null) return [state, []];
  return [{ ...state, enrolAnew: 'STORAGE_ROLLED_BACK' }, [{ do: 'enrolAnew', reason: 'STORAGE_ROLLED_BACK' }]];
};
