import { describe, expect, it } from 'vitest';
import type { SyncCommand } from './index.ts';
import { answered, answersTo, epoch, queueOf, smallPhone } from './small-phone.ts';

const minuteMs = 60_000;
/**
 * A model of the bytes on the air, both ways: HTTP/2 with its short headers, answers and rows compressed, no hint about the phone's
 * own sales. What is tested is how often the phone speaks.
 */
const bytesOf = { push: 950, event: 330, pull: 900, row: 120, session: 1500, socket: 1200 } as const;

/** A day of the counter: 16 hours shown, 100 sales whose rows are pulled some time, with a socket or without. */
const dayOfBytes = (socket: boolean): number => {
  const phone = smallPhone();
  let bytes = 0;
  let nextSeq = 1;
  const perform = (commands: readonly SyncCommand[], queued: number): void => {
    for (const command of commands) {
      if (command.do === 'push') {
        bytes += bytesOf.push + queued * bytesOf.event + queued * bytesOf.row;
        perform(phone.take({ input: 'PushAnswered', request: command.request, sent: queued, response: answered({ answers: answersTo(nextSeq - 1), frontier: nextSeq - 1, highestSeq: nextSeq - 1 }) }), 0);
        perform(phone.take({ input: 'Settled', request: command.request, queue: queueOf(0, nextSeq) }), 0);
      } else if (command.do === 'pull') {
        bytes += bytesOf.pull;
        perform(phone.take({ input: 'PullApplied', request: command.request, epoch, more: false }), 0);
      } else if (command.do === 'renewSession') {
        bytes += bytesOf.session;
        perform(phone.take({ input: 'SessionWon', request: command.request, validForMs: 12 * 60 * minuteMs }), 0);
      } else if (command.do === 'openLive') {
        bytes += bytesOf.socket;
        perform(phone.take(socket ? { input: 'LiveOpened', request: command.request } : { input: 'LiveClosed', request: command.request, fault: { code: 'NETWORK_AWAY', retryAfterMs: 24 * 60 * minuteMs } }), 0);
      }
    }
  };
  perform(phone.take({ input: 'LeadershipWon', queue: queueOf(0) }), 0);
  for (let minute = 0; minute < 16 * 60; minute += 1) {
    phone.nowMs += minuteMs;
    if (Math.floor(((minute + 1) * 100) / 960) > Math.floor((minute * 100) / 960)) {
      nextSeq += 1;
      perform(phone.take({ input: 'QueueChanged', queue: queueOf(1, nextSeq) }), 1);
    } else perform(phone.take({ input: 'Ticked' }), 0);
  }
  return bytes;
};

describe('mobile data at 100 sales a day', () => {
  it.each([true, false])('stays under 5 MB a month (socket: %s)', (socket) => {
    const monthBytes = dayOfBytes(socket) * 30;
    expect(monthBytes).toBeGreaterThan(1_000_000);
    expect(monthBytes).toBeLessThan(5_000_000);
  });
});
