import { describe, expect, test } from 'vitest';
import { stubHealth, stubRow } from '../../stub/stub-health.ts';
import type { ConsoleCommand, ConsoleInput, ConsoleState } from './console-state.ts';
import { consoleStep, openingConsole } from './console-step.ts';

const after = (...inputs: readonly ConsoleInput[]): { state: ConsoleState; commands: readonly ConsoleCommand[] } =>
  inputs.reduce<{ state: ConsoleState; commands: readonly ConsoleCommand[] }>(({ state }, input) => {
    const [next, commands] = consoleStep(state, input, 1000);
    return { state: next, commands };
  }, { state: openingConsole, commands: [] });
const named = (commands: readonly ConsoleCommand[]): readonly string[] => commands.map((command) => command.do);

const opened: ConsoleInput = { kind: 'Opened' };
const answered: ConsoleInput = { kind: 'HealthAnswered', answer: stubHealth() };
const pulled: ConsoleInput = { kind: 'PullAnswered', answer: { epoch: stubHealth().epoch, serverMs: 0, scopes: ['console'], pages: [{ scope: 'console', snapshot: true, floor: 0, head: 2, more: false, rows: [stubRow(1), stubRow(2)] }] } };
const ready: ConsoleInput = { kind: 'LiveSaid', message: { ready: { epoch: stubHealth().epoch, serverMs: 0, heads: { console: 2 } } } };
const changed: ConsoleInput = { kind: 'LiveSaid', message: { health: { enrolment: 'a' } } };
const refused: ConsoleInput = { kind: 'HealthFailed', failure: 'signed-out' };

describe('coming in', () => {
  test('asks the server whether anybody is signed in', () => expect(named(after(opened).commands)).toEqual(['read-health']));
  test('nobody is: the sign-in screen, and no more questions', () => {
    expect(after(opened, refused).state.session).toBe('out');
    expect(after(opened, refused, { kind: 'RetryDue' }).commands).toEqual([]);
  });
  test('somebody is: reads on, pulls the journal and listens', () => {
    expect(named(after(opened, answered).commands)).toEqual(['read-health-later', 'pull', 'connect']);
  });
  test('a session that ends says so, one that is ended by hand does not', () => {
    expect(after(opened, answered, refused).state.session).toBe('ended');
    expect(after(opened, answered, { kind: 'SignedOut' })).toMatchObject({ state: { session: 'out' }, commands: [{ do: 'disconnect' }] });
  });
  test('an answer that comes after signing out brings nobody back', () => {
    expect(after(opened, answered, { kind: 'SignedOut' }, answered).state).toMatchObject({ session: 'out', health: null });
  });
});

describe('hints', () => {
  test('a thousand of them cost one reading', () => {
    const flood = Array.from({ length: 1000 }, () => changed);
    const { state, commands } = after(opened, answered, pulled, ready, ...flood);
    expect(state.reading).toBe('soon');
    expect(commands).toEqual([]);
    expect(after(opened, answered, pulled, ready, changed).commands).toEqual([{ do: 'read-health-later', afterMs: 500 }]);
  });

  test('one that comes during a reading causes another after it', () => {
    const { state, commands } = after(opened, answered, pulled, ready, { kind: 'HealthDue' }, changed, answered);
    expect(state.reading).toBe('soon');
    expect(commands).toEqual([{ do: 'read-health-later', afterMs: 500 }]);
  });

  test('law last mile: rows in order are shown at once, others are pulled', () => {
    const hint = (n: number): ConsoleInput => ({ kind: 'LiveSaid', message: { hint: { scope: 'console', head: n, rows: [stubRow(n)] } } });
    expect(after(opened, answered, pulled, ready, hint(3))).toMatchObject({ state: { journal: { cursor: 3 } }, commands: [{ do: 'read-health-later' }] });
    expect(named(after(opened, answered, pulled, ready, hint(4)).commands)).toEqual(['pull', 'read-health-later']);
  });
});

describe('a server away', () => {
  test('leaves what is known on the screen and tries again, longer each time', () => {
    const away: ConsoleInput = { kind: 'HealthFailed', failure: 'away' };
    const { state, commands } = after(opened, answered, away);
    expect(state).toMatchObject({ session: 'in', signal: 'away', health: { receivedAtMs: 1000 } });
    expect(commands).toEqual([{ do: 'retry', afterMs: 1000 }]);
    expect(after(opened, answered, away, away).commands).toEqual([{ do: 'retry', afterMs: 2000 }]);
  });

  test('that drains is left for as long as it asked', () => {
    const bye: ConsoleInput = { kind: 'LiveSaid', message: { bye: { retryAfterMs: 1700 } } };
    expect(after(opened, answered, pulled, ready, bye, { kind: 'LiveClosed' }).commands).toEqual([{ do: 'retry', afterMs: 1700 }]);
  });

  test('is told from a lost socket: health is still read', () => {
    const { state, commands } = after(opened, answered, pulled, ready, { kind: 'LiveClosed' }, { kind: 'RetryDue' });
    expect(state.signal).toBe('connecting');
    expect(named(commands)).toEqual(['read-health', 'pull', 'connect']);
  });
});
