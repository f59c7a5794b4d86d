import type { LiveMessage, PullResponse, SyncHealth } from '@qoa/shared/protocol';
import { applyJournalHint, applyJournalPull, consoleScope, emptyJournal, journalPull } from '../stream/index.ts';
import type { Journal } from '../stream/index.ts';
import type { ConsoleCommand, ConsoleInput, ConsoleState, Failure } from './console-state.ts';

type Step = readonly [ConsoleState, readonly ConsoleCommand[]];

/** The console before anything is known. */
export const openingConsole: ConsoleState = {
  session: 'asking', signal: 'connecting', socket: 'closed', health: null, reading: 'idle', pull: 'idle', journal: emptyJournal, failures: 0, returnAfterMs: null,
};

const hintedReadingMs = 500;
const steadyReadingMs = 15_000;

/**
 * The console as a pure machine: it reads health, then follows the journal by pull with live hints in between.
 * Health is read at every hint, at most twice a second, and every 15 seconds without one. Laws: resume, last mile
 */
export const consoleStep = (state: ConsoleState, input: ConsoleInput, nowMs: number): Step => {
  switch (input.kind) {
    case 'Opened':
    case 'SignedIn': return reading({ ...state, session: input.kind === 'Opened' ? 'asking' : 'in' });
    case 'SignedOut': return [{ ...openingConsole, session: 'out' }, [{ do: 'disconnect' }]];
    case 'HealthDue': return isIn(state) ? reading(state) : [state, []];
    case 'HealthAnswered': return healthAnswered(state, input.answer, nowMs);
    case 'HealthFailed': return readingFailed({ ...state, reading: 'idle' }, input.failure);
    case 'PullAnswered': return isIn(state) ? pullAnswered(state, input.answer) : [state, []];
    case 'PullFailed': return readingFailed({ ...state, pull: 'idle' }, input.failure);
    case 'LiveSaid': return isIn(state) ? liveSaid(state, input.message) : [state, []];
    case 'LiveClosed': return liveClosed({ ...state, socket: 'closed' });
    case 'RetryDue':
    case 'BecameVisible': return state.session === 'in' || state.session === 'asking' ? then(reading(state), state.session === 'in' ? following : still) : [state, []];
  }
};

const isIn = ({ session }: ConsoleState): boolean => session === 'in' || session === 'asking';

const healthAnswered = (state: ConsoleState, answer: SyncHealth, nowMs: number): Step => {
  if (!isIn(state)) return [state, []];
  const again = state.reading === 'wanted-again';
  const next: ConsoleState = { ...state, session: 'in', health: { answer, receivedAtMs: nowMs }, reading: again ? 'soon' : 'idle', signal: state.socket === 'open' ? 'live' : 'fresh', failures: state.socket === 'open' ? 0 : state.failures };
  const later: ConsoleCommand = { do: 'read-health-later', afterMs: again ? hintedReadingMs : steadyReadingMs };
  return state.journal.cursor === null || state.socket === 'closed' ? then([next, [later]], following) : [next, [later]];
};

const readingFailed = (state: ConsoleState, failure: Failure): Step => {
  if (failure === 'signed-out') return [{ ...openingConsole, session: state.session === 'in' || state.session === 'ended' ? 'ended' : 'out' }, [{ do: 'disconnect' }]];
  return isIn(state) ? retrying({ ...state, signal: 'away' }) : [state, []];
};

const pullAnswered = (state: ConsoleState, answer: PullResponse): Step => {
  const { journal, left } = applyJournalPull(state.journal, answer);
  const next: ConsoleState = { ...state, journal, pull: 'idle' };
  if (left === 'gap') return retrying(next);
  return left === 'rows' || state.pull === 'wanted-again' ? pulling(next) : [next, []];
};

const liveSaid = (state: ConsoleState, message: LiveMessage): Step => {
  if ('ready' in message) {
    const { epoch, heads } = message.ready;
    const next: ConsoleState = { ...state, socket: 'open', signal: 'live', failures: 0 };
    return epoch !== state.journal.epoch || (heads[consoleScope] ?? 0) > (state.journal.cursor ?? -1) ? pulling(next) : [next, []];
  }
  if ('bye' in message) return [{ ...state, returnAfterMs: message.bye.retryAfterMs }, []];
  if ('health' in message) return hinted(state);
  if (!('hint' in message) || message.hint.scope !== consoleScope) return [state, []];
  const journal: Journal | null = applyJournalHint(state.journal, message.hint.head, message.hint.rows);
  return then(journal === null ? pulling(state) : [{ ...state, journal }, []], hinted);
};

const liveClosed = (state: ConsoleState): Step => (isIn(state) ? retrying({ ...state, signal: state.signal === 'live' ? 'connecting' : state.signal }) : [state, []]);

const then = ([state, commands]: Step, further: (state: ConsoleState) => Step): Step => {
  const [next, more] = further(state);
  return [next, [...commands, ...more]];
};

const still = (state: ConsoleState): Step => [state, []];

const reading = (state: ConsoleState): Step =>
  state.reading === 'under-way' || state.reading === 'wanted-again' ? [{ ...state, reading: 'wanted-again' }, []] : [{ ...state, reading: 'under-way' }, [{ do: 'read-health' }]];

const hinted = (state: ConsoleState): Step => {
  if (state.reading === 'idle') return [{ ...state, reading: 'soon' }, [{ do: 'read-health-later', afterMs: hintedReadingMs }]];
  return [{ ...state, reading: state.reading === 'soon' ? 'soon' : 'wanted-again' }, []];
};

const following = (state: ConsoleState): Step =>
  then(pulling(state), (so) => (so.socket === 'closed' ? [{ ...so, socket: 'opening' }, [{ do: 'connect' }]] : [so, []]));

const pulling = (state: ConsoleState): Step =>
  state.pull === 'idle' ? [{ ...state, pull: 'under-way' }, [{ do: 'pull', request: journalPull(state.journal) }]] : [{ ...state, pull: 'wanted-again' }, []];

const retrying = (state: ConsoleState): Step =>
  [{ ...state, failures: state.failures + 1, returnAfterMs: null }, [{ do: 'retry', afterMs: state.returnAfterMs ?? Math.min(30_000, 1000 * 2 ** state.failures) }]];
