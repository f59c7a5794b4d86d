import { describe, expect, it } from 'vitest';
import { answered, answersTo, queueOf, requestOf, smallPhone } from './small-phone.ts';
import type { SyncInput } from './index.ts';
import { calmWatchdog, isStalled, syncStep, watchStep, type Remedy, type Watchdog } from './index.ts';

const minuteMs = 60_000;

/** A phone whose watchdog looks on. */
const watchedPhone = () => {
  const phone = smallPhone(false);
  const seen = { dog: calmWatchdog as Watchdog, remedies: [] as Remedy[] };
  const take = (input: SyncInput) => {
    const moment = { nowMs: phone.nowMs, jitter: 0.5 };
    const before = phone.state;
    const [after, commands] = syncStep(before, input, moment);
    phone.state = after;
    const [dog, remedy] = watchStep(seen.dog, { input, before, after }, moment);
    seen.dog = dog;
    if (remedy !== null) seen.remedies.push(remedy);
    return commands;
  };
  /** One push that is answered, and settles nothing of the queue. */
  const vainPush = (queued = 1) => {
    phone.nowMs += 2 * minuteMs;
    const request = requestOf(take({ input: 'TryNow' }), 'push');
    take({ input: 'PushAnswered', request, sent: 1, response: answered() });
    take({ input: 'Settled', request, queue: queueOf(queued, 9), otherLife: null });
  };
  const begin = () => take({ input: 'PushFailed', request: requestOf(take({ input: 'LeadershipWon', queue: queueOf(1, 9) }), 'push'), fault: { code: 'NETWORK_AWAY', retryAfterMs: null } });
  return { phone, seen, take, vainPush, begin };
};

describe('the watchdog', () => {
  it('rebuilds the transport, then reopens the database, then tells the person, each on new evidence', () => {
    const { seen, vainPush, begin } = watchedPhone();
    begin();
    vainPush();
    vainPush();
    expect(seen.remedies).toEqual([]);
    vainPush();
    expect(seen.remedies).toEqual(['rebuild-transport']);
    vainPush();
    vainPush();
    expect(seen.remedies).toHaveLength(1);
    vainPush();
    expect(seen.remedies.at(-1)).toBe('reopen-database');
    expect(isStalled(seen.dog)).toBe(false);
    for (let n = 0; n < 3; n += 1) vainPush();
    expect(seen.remedies).toEqual(['rebuild-transport', 'reopen-database', 'tell-person']);
    expect(isStalled(seen.dog)).toBe(true);
  });

  it('once told it tries no more than once an hour, and stays told', () => {
    const { seen, vainPush, begin } = watchedPhone();
    begin();
    for (let n = 0; n < 9 + 29; n += 1) vainPush();
    expect(seen.remedies).toHaveLength(3);
    vainPush();
    expect(seen.remedies.slice(3)).toEqual(['rebuild-transport']);
    expect(isStalled(seen.dog)).toBe(true);
  });

  it('one answer that settles makes it calm', () => {
    const { phone, seen, take, vainPush, begin } = watchedPhone();
    begin();
    for (let n = 0; n < 9; n += 1) vainPush(2);
    expect(isStalled(seen.dog)).toBe(true);
    phone.nowMs += minuteMs;
    const request = requestOf(take({ input: 'TryNow' }), 'push');
    take({ input: 'PushAnswered', request, sent: 2, response: answered({ answers: answersTo(7) }) });
    take({ input: 'Settled', request, queue: queueOf(1, 9), otherLife: null });
    expect(seen.dog).toEqual(calmWatchdog);
  });

  it('a server that does not answer is no stall, however long it takes', () => {
    const { phone, seen, take, begin } = watchedPhone();
    begin();
    for (let n = 0; n < 50; n += 1) {
      phone.nowMs += 10 * minuteMs;
      const request = requestOf(take({ input: 'TryNow' }), 'push');
      take({ input: 'PushFailed', request, fault: { code: n % 2 === 0 ? 'NETWORK_AWAY' : 'UNAVAILABLE', retryAfterMs: null } });
    }
    expect(seen.remedies).toEqual([]);
  });

  it('pushes that vanish without a word are tries, and a socket that opens is an answer', () => {
    const { phone, seen, take, begin } = watchedPhone();
    begin();
    for (let n = 0; n < 4; n += 1) {
      take({ input: 'TryNow' });
      take({ input: 'LiveOpened', request: 900 + n });
      phone.nowMs += 3 * minuteMs;
      take({ input: 'Ticked' });
    }
    expect(seen.remedies).toEqual(['rebuild-transport']);
  });

  it('a trouble with a name is told under it, and nothing is rebuilt', () => {
    const { phone, seen, take, begin } = watchedPhone();
    begin();
    for (const code of ['KEY_UNKNOWN', 'STORAGE_FULL', 'PROTOCOL_UNKNOWN']) {
      for (let n = 0; n < 6; n += 1) {
        phone.nowMs += 70 * minuteMs;
        const request = requestOf(take({ input: 'TryNow' }), 'push');
        take({ input: 'PushFailed', request, fault: { code, retryAfterMs: null } });
      }
    }
    expect(seen.remedies).toEqual([]);
  });

  it('a tab that ceases to lead looks no longer', () => {
    const { seen, take, vainPush, begin } = watchedPhone();
    begin();
    vainPush();
    take({ input: 'LeadershipLost' });
    expect(seen.dog).toEqual(calmWatchdog);
  });
});
