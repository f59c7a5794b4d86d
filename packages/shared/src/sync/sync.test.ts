import { describe, expect, it } from 'vitest';
import type { Epoch, EventHash } from '../ids/index.ts';
import { rangesStatedMax, statedRanges, type SyncCommand, truth } from './index.ts';
import { answered, answersTo, epoch, queueOf, requestOf, smallPhone } from './small-phone.ts';

const keyUnknown = { code: 'KEY_UNKNOWN', retryAfterMs: null } as const;
const hourMs = 3_600_000;
const away = { code: 'NETWORK_AWAY', retryAfterMs: null };

describe('the push', () => {
  it('law kept: settles exactly what was answered, then pushes on until the queue is empty', () => {
    const phone = smallPhone(false);
    const first = requestOf(phone.take({ input: 'LeadershipWon', queue: queueOf(3) }), 'push');
    const [settle] = phone.take({ input: 'PushAnswered', request: first, sent: 2, response: answered({ answers: answersTo(1, 2), frontier: 2, highestSeq: 3 }) });
    expect(settle).toMatchObject({ do: 'settle', request: first, answers: [{ seq: 1, hash: 'h1' }, { seq: 2, hash: 'h2' }] });
    const second = requestOf(phone.take({ input: 'Settled', request: first, queue: queueOf(1, 4), otherLife: null }), 'push');
    phone.take({ input: 'PushAnswered', request: second, sent: 1, response: answered({ answers: answersTo(3), frontier: 3, highestSeq: 3 }) });
    expect(phone.take({ input: 'Settled', request: second, queue: queueOf(0, 4), otherLife: null }).map((command) => command.do)).toEqual(['wake']);
    expect(phone.state.push).toEqual({ at: 'rest' });
  });

  it('law kept: an answer to a push that was given up still settles', () => {
    const phone = smallPhone(false);
    const first = requestOf(phone.take({ input: 'LeadershipWon', queue: queueOf(1) }), 'push');
    phone.nowMs += 3 * 60_000;
    phone.take({ input: 'Ticked' });
    expect(phone.state.push.at).toBe('waiting');
    const late = phone.take({ input: 'PushAnswered', request: first, sent: 1, response: answered({ answers: answersTo(1) }) });
    expect(late[0]).toMatchObject({ do: 'settle', answers: [{ seq: 1 }] });
    phone.take({ input: 'Settled', request: first, queue: queueOf(0, 2), otherLife: null });
    expect(truth(phone.state, phone.nowMs).queued).toBe(0);
  });

  it('law final: a given-up push’s answer of a life that ended settles nothing; the sale stays queued and is asked anew', () => {
    const phone = smallPhone(false);
    const first = requestOf(phone.take({ input: 'LeadershipWon', queue: queueOf(2) }), 'push');
    phone.nowMs += 3 * 60_000;
    phone.take({ input: 'Ticked' });
    const second = requestOf(phone.take({ input: 'TryNow' }), 'push');
    phone.take({ input: 'PushAnswered', request: second, sent: 2, response: answered({ epoch: '00000000000000bb' as Epoch, answers: answersTo(1), frontier: 1, highestSeq: 2 }) });
    const third = requestOf(phone.take({ input: 'Settled', request: second, queue: queueOf(1, 3), otherLife: null }), 'push');
    expect(phone.take({ input: 'PushAnswered', request: first, sent: 2, response: answered({ epoch, answers: answersTo(1, 2), frontier: 2, highestSeq: 2 }) })).toEqual([]);
    const [settle] = phone.take({ input: 'PushAnswered', request: third, sent: 1, response: answered({ epoch: '00000000000000bb' as Epoch, answers: answersTo(2), frontier: 2, highestSeq: 2 }) });
    expect(settle).toMatchObject({ do: 'settle', answers: [{ seq: 2 }] });
  });

  it('waits longer after each failure, with chance, and at once when the tendero asks', () => {
    const phone = smallPhone(false);
    let request = requestOf(phone.take({ input: 'LeadershipWon', queue: queueOf(1) }), 'push');
    const waits: number[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      phone.take({ input: 'PushFailed', request, fault: away });
      if (phone.state.push.at === 'waiting') waits.push(phone.state.push.untilMs - phone.nowMs);
      request = requestOf(phone.take({ input: 'TryNow' }), 'push');
    }
    expect(waits.slice(0, 4)).toEqual([1500, 3000, 6000, 12000]);
    expect(waits.at(-1)).toBe(225_000);
    expect(truth(phone.state, 600_000)).toMatchObject({ link: 'unreached', trouble: null, oldestQueuedAgeMs: 100_000 });
  });

  it('SEND_FROM: sends from there out of the ring too, and asks no faster when the server says it again', () => {
    const phone = smallPhone(false);
    const first = requestOf(phone.take({ input: 'LeadershipWon', queue: queueOf(1, 6) }), 'push');
    phone.take({ input: 'PushAnswered', request: first, sent: 1, response: answered({ sendFrom: 2, frontier: 1, highestSeq: 5 }) });
    const again = phone.take({ input: 'Settled', request: first, queue: queueOf(1, 6), otherLife: null });
    expect(again.find((command) => command.do === 'push')).toMatchObject({ from: 2, frontier: 1 });
    phone.take({ input: 'PushAnswered', request: requestOf(again, 'push'), sent: 0, response: answered({ sendFrom: 2, frontier: 1, highestSeq: 5 }) });
    phone.take({ input: 'Settled', request: requestOf(again, 'push'), queue: queueOf(1, 6), otherLife: null });
    expect(phone.state.push.at).toBe('waiting');
  });

  it('law kept: what another life of the server answered is sent again at once, portion by portion, until this life has answered all of it', () => {
    const phone = smallPhone(false);
    const restored = '00000000000000bb' as Epoch;
    const pushed = (commands: readonly SyncCommand[]): Extract<SyncCommand, { do: 'push' }> | undefined => commands.find((command) => command.do === 'push');
    const answersNothing = (request: number): readonly SyncCommand[] => phone.take({ input: 'PushAnswered', request, sent: 1, response: answered({ epoch: restored, frontier: 5, highestSeq: 5 }) });
    const first = requestOf(phone.take({ input: 'LeadershipWon', queue: queueOf(0, 6) }), 'push');
    answersNothing(first);
    const second = pushed(phone.take({ input: 'Settled', request: first, queue: queueOf(0, 6), otherLife: 2 }));
    expect(second).toMatchObject({ from: 2, epoch: restored });
    answersNothing(second?.request ?? 0);
    const third = pushed(phone.take({ input: 'Settled', request: second?.request ?? 0, queue: queueOf(0, 6), otherLife: 4 }));
    expect(third).toMatchObject({ from: 4 });
    answersNothing(third?.request ?? 0);
    expect(phone.take({ input: 'Settled', request: third?.request ?? 0, queue: queueOf(0, 6), otherLife: null }).map((command) => command.do)).toEqual(['wake']);
  });

  it('law no poison: what another life answered and this one never does keeps no sale back, and makes no storm', () => {
    const phone = smallPhone(false);
    const from: (number | null)[] = [];
    const answer = (commands: readonly SyncCommand[], queued: number): readonly SyncCommand[] => {
      const push = commands.find((command) => command.do === 'push');
      if (push === undefined) return [];
      from.push(push.from);
      phone.take({ input: 'PushAnswered', request: push.request, sent: 1, response: answered({ frontier: 5, highestSeq: 5 }) });
      return phone.take({ input: 'Settled', request: push.request, queue: queueOf(queued, 6), otherLife: 2 });
    };
    let commands = phone.take({ input: 'LeadershipWon', queue: queueOf(2, 6) });
    for (const queued of [1, 0, 0]) commands = answer(commands, queued);
    expect(from).toEqual([null, null, 2]);
    expect(commands.map((command) => command.do)).toEqual(['wake']);
    phone.take({ input: 'QueueChanged', queue: queueOf(0, 6) });
    phone.nowMs += 3 * hourMs;
    commands = phone.take({ input: 'Ticked' });
    for (let turn = 0; turn < 5; turn += 1) commands = answer(commands, 0);
    expect(from).toEqual([null, null, 2, null, 2]);
  });

  it('law no poison: unreadable bytes go to the drawer, and what is behind them goes on', () => {
    const phone = smallPhone(false);
    const first = requestOf(phone.take({ input: 'LeadershipWon', queue: queueOf(2) }), 'push');
    const unreadable = [{ seq: 1, hash: 'h1' as EventHash }];
    const [settle] = phone.take({ input: 'PushAnswered', request: first, sent: 2, response: answered({ unreadable, sendFrom: 1, highestSeq: 2 }) });
    expect(settle).toMatchObject({ do: 'settle', unreadable });
    expect(requestOf(phone.take({ input: 'Settled', request: first, queue: { ...queueOf(1, 3), drawer: 1 }, otherLife: null }), 'push')).toBeGreaterThan(first);
  });

  it('answers that empty nothing make no storm', () => {
    const phone = smallPhone(false);
    const first = requestOf(phone.take({ input: 'LeadershipWon', queue: queueOf(1) }), 'push');
    phone.take({ input: 'PushAnswered', request: first, sent: 1, response: answered({ epoch, answers: answersTo(9) }) });
    const second = requestOf(phone.take({ input: 'Settled', request: first, queue: queueOf(1), otherLife: null }), 'push');
    phone.take({ input: 'PushAnswered', request: second, sent: 1, response: answered({ epoch, answers: answersTo(9) }) });
    expect(phone.take({ input: 'Settled', request: second, queue: queueOf(1), otherLife: null }).map((command) => command.do)).toEqual(['wake']);
  });

  it('a storage that was rolled back, and a key that nobody knows, ask once for a new enrolment; the queue stays', () => {
    const phone = smallPhone();
    const first = requestOf(phone.take({ input: 'LeadershipWon', queue: queueOf(1) }), 'push');
    phone.take({ input: 'PushAnswered', request: first, sent: 1, response: answered({ answers: answersTo(1), frontier: 9, highestSeq: 9 }) });
    expect(phone.take({ input: 'Settled', request: first, queue: queueOf(0, 2), otherLife: null })).toContainEqual({ do: 'enrolAnew', reason: 'STORAGE_ROLLED_BACK' });
    expect(truth(phone.state, 0).trouble).toBe('STORAGE_ROLLED_BACK');

    const other = smallPhone();
    const push = requestOf(other.take({ input: 'LeadershipWon', queue: queueOf(4) }), 'push');
    const adoption = requestOf(other.take({ input: 'PushFailed', request: push, fault: keyUnknown }), 'adopt');
    expect(other.take({ input: 'AdoptionFailed', request: adoption, fault: { code: 'CERTIFICATE_WRONG', retryAfterMs: null } })).toContainEqual({ do: 'enrolAnew', reason: 'KEY_UNKNOWN' });
    other.nowMs += hourMs;
    const again = requestOf(other.take({ input: 'Ticked' }), 'push');
    expect(other.take({ input: 'PushFailed', request: again, fault: keyUnknown }).filter((command) => command.do === 'enrolAnew' || command.do === 'adopt')).toEqual([]);
    expect(truth(other.state, 0)).toMatchObject({ queued: 4, trouble: 'KEY_UNKNOWN' });
  });

  it('a server that was restored to before the enrolment is shown the certificate, and the queue goes on at once', () => {
    for (const reads of [true, false]) {
      const phone = smallPhone(reads);
      const push = requestOf(phone.take({ input: 'LeadershipWon', queue: queueOf(4) }), 'push');
      const adoption = requestOf(phone.take({ input: 'PushFailed', request: push, fault: keyUnknown }), 'adopt');
      const next = requestOf(phone.take({ input: 'Adopted', request: adoption }), 'push');
      expect(truth(phone.state, 0).trouble).toBe(null);
      phone.take({ input: 'PushAnswered', request: next, sent: 4, response: answered({ epoch, answers: answersTo(1, 2, 3, 4), frontier: 4, highestSeq: 4 }) });
      expect(phone.take({ input: 'Settled', request: next, queue: queueOf(0, 5), otherLife: null }).map((command) => command.do)).not.toContain('enrolAnew');
      expect(phone.state.adoption).toEqual({ at: 'untried' });
    }
  });

  it('a certificate that did not help is not shown twice; one that did not arrive is', () => {
    const phone = smallPhone();
    const first = requestOf(phone.take({ input: 'LeadershipWon', queue: queueOf(4) }), 'push');
    const lost = requestOf(phone.take({ input: 'PushFailed', request: first, fault: keyUnknown }), 'adopt');
    phone.take({ input: 'AdoptionFailed', request: lost, fault: { code: 'NETWORK_AWAY', retryAfterMs: null } });
    expect(phone.state.push).toMatchObject({ at: 'waiting', untilMs: expect.any(Number) });
    phone.nowMs += 5 * 60_000;
    const second = requestOf(phone.take({ input: 'Ticked' }), 'push');
    const adoption = requestOf(phone.take({ input: 'PushFailed', request: second, fault: keyUnknown }), 'adopt');
    const third = requestOf(phone.take({ input: 'Adopted', request: adoption }), 'push');
    expect(phone.take({ input: 'PushFailed', request: third, fault: keyUnknown })).toContainEqual({ do: 'enrolAnew', reason: 'KEY_UNKNOWN' });
  });

  it('sends less at a time when a push fails on its way, and more again when it comes through', () => {
    const phone = smallPhone(false);
    const first = requestOf(phone.take({ input: 'LeadershipWon', queue: queueOf(900) }), 'push');
    phone.take({ input: 'PushFailed', request: first, fault: { code: 'TOO_MANY_EVENTS', retryAfterMs: null } });
    const again = phone.take({ input: 'TryNow' });
    expect(again.find((command) => command.do === 'push')).toMatchObject({ limit: 250 });
  });
});

describe('reading', () => {
  const reading = () => {
    const phone = smallPhone();
    const began = phone.take({ input: 'LeadershipWon', queue: queueOf(0) });
    phone.take({ input: 'PushAnswered', request: requestOf(began, 'push'), sent: 0, response: answered({}) });
    phone.take({ input: 'Settled', request: requestOf(began, 'push'), queue: queueOf(0), otherLife: null });
    const opened = phone.take({ input: 'SessionWon', request: requestOf(began, 'renewSession'), validForMs: 12 * hourMs });
    return { phone, pull: requestOf(opened, 'pull'), live: requestOf(opened, 'openLive') };
  };

  it('wins a session first, then pulls and opens the socket', () => {
    const { phone, pull, live } = reading();
    phone.take({ input: 'PullApplied', request: pull, epoch, more: false });
    expect(phone.take({ input: 'LiveOpened', request: live }).map((command) => command.do)).toContain('pull');
    expect(truth(phone.state, 0).live).toBe(true);
  });

  it('law last mile: a hint with all its rows is applied; one that missed, has none, or fewer than it tells of is pulled', () => {
    const { phone, pull, live } = reading();
    phone.take({ input: 'LiveOpened', request: live });
    const again = phone.take({ input: 'PullApplied', request: pull, epoch, more: false });
    phone.take({ input: 'PullApplied', request: requestOf(again, 'pull'), epoch, more: false });
    const hint = { input: 'LiveHinted', request: live, epoch, scope: 'store:1', head: 4 } as const;
    const rows = [{ judgedNo: 4, prev: 3, kind: 'sale', body: {} }];
    expect(phone.take({ ...hint, rows })).toEqual([{ do: 'applyHint', epoch, scope: 'store:1', rows }]);
    const missed = phone.take({ input: 'HintMissed' });
    phone.take({ input: 'PullApplied', request: requestOf(missed, 'pull'), epoch, more: false });
    const bare = phone.take({ ...hint, rows: null });
    phone.take({ input: 'PullApplied', request: requestOf(bare, 'pull'), epoch, more: false });
    expect(phone.take({ ...hint, head: 9, rows }).map((command) => command.do)).toEqual(['applyHint', 'pull', 'wake']);
  });

  it('law last mile: while the queue drains nothing is read, and all of it behind', () => {
    const { phone, pull, live } = reading();
    phone.take({ input: 'LiveOpened', request: live });
    const again = phone.take({ input: 'PullApplied', request: pull, epoch, more: false });
    phone.take({ input: 'PullApplied', request: requestOf(again, 'pull'), epoch, more: false });
    const first = phone.take({ input: 'QueueChanged', queue: queueOf(501) });
    const rows = [{ judgedNo: 4, prev: 3, kind: 'sale', body: {} }];
    expect(phone.take({ input: 'LiveHinted', request: live, epoch, scope: 'store:1', head: 500, rows })).toEqual([]);
    phone.take({ input: 'PushAnswered', request: requestOf(first, 'push'), sent: 500, response: answered({ answers: answersTo(500), frontier: 500, highestSeq: 501 }) });
    expect(phone.take({ input: 'Settled', request: requestOf(first, 'push'), queue: queueOf(1, 502), otherLife: null }).map((command) => command.do)).toEqual(['push', 'pull']);
  });

  it('a socket told open twice stays open; one that was given up is closed', () => {
    const { phone, live } = reading();
    phone.take({ input: 'LiveOpened', request: live });
    expect(phone.take({ input: 'LiveOpened', request: live })).toEqual([]);
    expect(phone.take({ input: 'LiveOpened', request: live - 1 })).toEqual([{ do: 'closeLive', request: live - 1 }]);
  });

  it('law last mile: without a socket, what it would have told is found by a pull', () => {
    const { phone, pull, live } = reading();
    phone.take({ input: 'PullApplied', request: pull, epoch, more: false });
    phone.take({ input: 'LiveClosed', request: live, fault: away });
    phone.nowMs += 61 * 60_000;
    expect(phone.take({ input: 'Ticked' }).map((command) => command.do)).toContain('pull');
  });

  it('an ended session is renewed for the next pull, and never keeps the queue waiting', () => {
    const { phone, pull } = reading();
    phone.take({ input: 'PullFailed', request: pull, fault: { code: 'NONCE_UNKNOWN', retryAfterMs: null } });
    expect(phone.state.session).toEqual({ at: 'rest' });
    expect(phone.take({ input: 'QueueChanged', queue: queueOf(1) }).map((command) => command.do)).toContain('push');
    phone.nowMs += 5000;
    expect(phone.take({ input: 'Ticked' }).map((command) => command.do)).toContain('renewSession');
  });

  it('a revoked phone goes on delivering and reads no more', () => {
    const { phone, pull } = reading();
    phone.take({ input: 'PullFailed', request: pull, fault: { code: 'ENROLMENT_REVOKED', retryAfterMs: null } });
    expect(truth(phone.state, 0).trouble).toBe('ENROLMENT_REVOKED');
    expect(phone.take({ input: 'QueueChanged', queue: queueOf(1) }).map((command) => command.do)).toEqual(['push']);
  });

  it('hidden, it closes the socket; shown again, it reads at once', () => {
    const { phone, live } = reading();
    expect(phone.take({ input: 'ShownChanged', shown: false })).toContainEqual({ do: 'closeLive', request: live });
    expect(phone.take({ input: 'ShownChanged', shown: true }).map((command) => command.do)).toContain('openLive');
  });
});

describe('a tab that does not lead', () => {
  it('observes: it sends nothing whatever happens, and an answer still settles', () => {
    const phone = smallPhone();
    for (const input of ['TryNow', 'Ticked', 'HintMissed'] as const) expect(phone.take({ input })).toEqual([]);
    expect(phone.take({ input: 'QueueChanged', queue: queueOf(7) })).toEqual([]);
    expect(phone.take({ input: 'PushAnswered', request: 99, sent: 1, response: answered({ answers: answersTo(1) }) }).map((command) => command.do)).toEqual(['settle']);
    expect(truth(phone.state, 0).queued).toBe(7);
  });

  it('hands over: the one that loses the lead closes its socket and forgets its errands', () => {
    const phone = smallPhone();
    phone.take({ input: 'LeadershipWon', queue: queueOf(1) });
    expect(phone.take({ input: 'LeadershipLost' })).toContainEqual({ do: 'wake', atMs: null });
    expect([phone.state.push.at, phone.state.pull.at, phone.state.session.at]).toEqual(['rest', 'rest', 'rest']);
  });
});

describe('statedRanges', () => {
  it('law order: states at most 64 ranges, never less than is kept, exact where the server walks next', () => {
    const kept = Array.from({ length: 200 }, (_, i) => [i * 10 + 1, i * 10 + 4] as const);
    const stated = statedRanges(kept, 500);
    expect(stated).toHaveLength(rangesStatedMax);
    for (const [first, last] of kept) expect(stated.some(([from, to]) => from <= first && last <= to)).toBe(true);
    expect(stated.slice(1, 4)).toEqual([[501, 504], [511, 514], [521, 524]]);
  });
});
