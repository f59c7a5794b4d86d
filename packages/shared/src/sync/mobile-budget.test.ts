import { describe, expect, it } from 'vitest';
import type { SyncCommand } from './index.ts';
import { answered, answersTo, epoch, queueOf, smallPhone } from './small-phone.ts';

const minuteMs = 60_000;
/**
 * Bytes on the air, both ways, as `npm run bench -- data` measured them (`bench/RESULTS.md`, "data"): of a request on the socket that stands, and of
 * one by HTTP, which at a sale in six minutes has a connection of its own. What is tested is how often the phone speaks.
 */
const bytesOf = { start: 20_235, saleBySocket: 769, pullBySocket: 284, ping: 260, byHttp: 8_019, askForRelease: 12_546 } as const;
const releasesAskedFor = 2;
const [shownMinutes, sales, minutesAPing] = [10 * 60, 100, 4];

/** A day of the counter: 10 hours shown, 100 sales, with a socket or without. */
const dayOfBytes = (socket: boolean): number => {
  const phone = smallPhone();
  let bytes = 0;
  let quietMinutes = 0;
  let nextSeq = 1;
  const perform = (commands: readonly SyncCommand[], queued: number): void => {
    for (const command of commands) {
      if (command.do === 'push') {
        bytes += socket ? bytesOf.saleBySocket : bytesOf.byHttp;
        quietMinutes = 0;
        perform(phone.take({ input: 'PushAnswered', request: command.request, sent: queued, response: answered({ answers: answersTo(nextSeq - 1), frontier: nextSeq - 1, highestSeq: nextSeq - 1 }) }), 0);
        perform(phone.take({ input: 'Settled', request: command.request, queue: queueOf(0, nextSeq), otherLife: null }), 0);
      } else if (command.do === 'pull') {
        bytes += socket ? bytesOf.pullBySocket : bytesOf.byHttp;
        perform(phone.take({ input: 'PullApplied', request: command.request, epoch, more: false }), 0);
      } else if (command.do === 'renewSession') {
        bytes += bytesOf.byHttp;
        perform(phone.take({ input: 'SessionWon', request: command.request, validForMs: 12 * 60 * minuteMs }), 0);
      } else if (command.do === 'openLive') {
        bytes += bytesOf.byHttp;
        perform(phone.take(socket ? { input: 'LiveOpened', request: command.request } : { input: 'LiveClosed', request: command.request, fault: { code: 'NETWORK_AWAY', retryAfterMs: 24 * 60 * minuteMs } }), 0);
      }
    }
  };
  perform(phone.take({ input: 'LeadershipWon', queue: queueOf(0) }), 0);
  // What it asks for at once is within what a start was measured to cost.
  bytes = bytesOf.start + releasesAskedFor * bytesOf.askForRelease;
  for (let minute = 0; minute < shownMinutes; minute += 1) {
    phone.nowMs += minuteMs;
    quietMinutes += 1;
    if (socket && quietMinutes % minutesAPing === 0) bytes += bytesOf.ping;
    if (Math.floor(((minute + 1) * sales) / shownMinutes) > Math.floor((minute * sales) / shownMinutes)) {
      nextSeq += 1;
      perform(phone.take({ input: 'QueueChanged', queue: queueOf(1, nextSeq) }), 1);
    } else perform(phone.take({ input: 'Ticked' }), 0);
  }
  return bytes;
};

describe('mobile data at 100 sales a day', () => {
  it('stays under 5 MB a month where a socket stands', () => {
    const monthBytes = dayOfBytes(true) * 30;
    expect(monthBytes).toBeGreaterThan(4_000_000);
    expect(monthBytes).toBeLessThan(5_000_000);
  });

  it('takes more where no socket ever stands: each sale pays for a connection, and what else is asked for adds less than half to that', () => {
    const monthBytes = dayOfBytes(false) * 30;
    expect(monthBytes).toBeGreaterThan(5_000_000);
    expect(monthBytes).toBeLessThan(1.5 * 30 * sales * bytesOf.byHttp);
  });
});
