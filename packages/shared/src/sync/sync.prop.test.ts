import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SyncCommand, SyncInput } from './index.ts';
import { answered, answersTo, epoch, queueOf, smallPhone } from './small-phone.ts';

const hourMs = 3_600_000;
const request = fc.integer({ min: 1, max: 30 });
const fault = fc.constantFrom('NETWORK_AWAY', 'UNAVAILABLE', 'KEY_UNKNOWN', 'ENROLMENT_REVOKED', 'TOO_MANY_EVENTS', 'NONCE_UNKNOWN', 'STORAGE_FULL', 'NEVER_HEARD_OF').map((code) => ({ code, retryAfterMs: null }));
const queue = fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 9 })).map(([queued, more]) => queueOf(queued, queued + more + 1));
const response = fc.record({ seqs: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }), sendFrom: fc.option(fc.integer({ min: 1, max: 9 })), frontier: fc.nat({ max: 9 }) }).map(({ seqs, sendFrom, frontier }) => answered({ answers: answersTo(...seqs), sendFrom, frontier, highestSeq: frontier }));

/** Anything that can happen, in any order, for any request. */
const anInput: fc.Arbitrary<SyncInput> = fc.oneof(
  fc.record({ input: fc.constant('LeadershipWon' as const), queue }),
  fc.record({ input: fc.constantFrom('LeadershipLost' as const, 'TryNow' as const, 'Ticked' as const, 'HintMissed' as const) }),
  fc.record({ input: fc.constant('ShownChanged' as const), shown: fc.boolean() }),
  fc.record({ input: fc.constant('QueueChanged' as const), queue }),
  fc.record({ input: fc.constant('PushAnswered' as const), request, sent: fc.nat({ max: 3 }), response }),
  fc.record({ input: fc.constantFrom('PushFailed' as const, 'SettleFailed' as const, 'PullFailed' as const, 'SessionFailed' as const, 'LiveClosed' as const, 'AdoptionFailed' as const), request, fault }),
  fc.record({ input: fc.constant('Adopted' as const), request }),
  fc.record({ input: fc.constant('Settled' as const), request, queue, otherLife: fc.option(fc.nat({ max: 9 }), { nil: null }) }),
  fc.record({ input: fc.constant('PullApplied' as const), request, epoch: fc.constant(epoch), more: fc.boolean() }),
  fc.record({ input: fc.constant('SessionWon' as const), request, validForMs: fc.integer({ min: 0, max: 12 * hourMs }) }),
  fc.record({ input: fc.constant('LiveOpened' as const), request }),
  fc.record({ input: fc.constant('LiveHinted' as const), request, epoch: fc.constant(epoch), scope: fc.constant('store:1'), head: fc.nat(), rows: fc.constantFrom(null, []) }),
);
const life = fc.array(fc.tuple(anInput, fc.integer({ min: -hourMs, max: 2 * hourMs }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), { maxLength: 60 });

describe('the sync machine over any life', () => {
  it('law kept: settles only what an answer just named, in the words of that answer', () => {
    fc.assert(
      fc.property(life, fc.boolean(), (inputs, reads) => {
        const phone = smallPhone(reads);
        for (const [input, passedMs, jitter] of inputs) {
          phone.nowMs += passedMs;
          const settles = phone.take(input, jitter).filter((command) => command.do === 'settle');
          if (input.input !== 'PushAnswered') expect(settles).toEqual([]);
          else expect(settles).toMatchObject([{ answers: input.response.answers, unreadable: input.response.unreadable }]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never has two pushes in flight: a new one starts only after the one before was answered, failed or given up', () => {
    fc.assert(
      fc.property(life, (inputs) => {
        const phone = smallPhone();
        let flying: { readonly request: number; readonly sinceMs: number } | null = null;
        for (const [input, passedMs, jitter] of inputs) {
          phone.nowMs += Math.max(0, passedMs);
          const over: boolean = flying !== null && ((('request' in input && input.request === flying.request) && ['PushFailed', 'SettleFailed', 'PushAnswered'].includes(input.input)) || input.input === 'LeadershipLost' || phone.nowMs - flying.sinceMs >= 120_000);
          if (over) flying = null;
          const pushes: readonly SyncCommand[] = phone.take(input, jitter).filter((command) => command.do === 'push');
          expect(pushes.length).toBeLessThanOrEqual(flying === null ? 1 : 0);
          const [push] = pushes;
          if (push !== undefined && 'request' in push) flying = { request: push.request, sinceMs: phone.nowMs };
        }
      }),
      { numRuns: 300 },
    );
  });

  it('law kept: after any life, while something is queued and time passes, the leading tab pushes it and the queue empties', () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 1, max: 40 }), (inputs, queued) => {
        const phone = smallPhone();
        for (const [input, passedMs, jitter] of inputs) {
          phone.nowMs += passedMs;
          phone.take(input, jitter);
        }
        const nextSeq = 100 + queued;
        let left = queued;
        let work: readonly SyncCommand[] = phone.take({ input: 'LeadershipWon', queue: queueOf(left, nextSeq) });
        for (let turn = 0; turn < 400 && left > 0; turn += 1) {
          const push = work.find((command) => command.do === 'push');
          if (push?.do !== 'push') {
            phone.nowMs += 60_000;
            work = phone.take({ input: 'Ticked' });
            continue;
          }
          left = Math.max(0, left - Math.min(push.limit, 7));
          phone.take({ input: 'PushAnswered', request: push.request, sent: 7, response: answered({ answers: answersTo(1), frontier: nextSeq - 1 - left, highestSeq: nextSeq - 1 }) });
          work = phone.take({ input: 'Settled', request: push.request, queue: queueOf(left, nextSeq), otherLife: null });
        }
        expect(left).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('wakes itself now and then, never in a storm, whatever happened before', () => {
    fc.assert(
      fc.property(life, (inputs) => {
        const phone = smallPhone();
        for (const [input, passedMs, jitter] of inputs) {
          phone.nowMs += passedMs;
          phone.take(input, jitter);
        }
        const endMs = phone.nowMs + hourMs;
        let wakes = 0;
        while (phone.state.wakeAtMs !== null && phone.state.wakeAtMs <= endMs) {
          phone.nowMs = phone.state.wakeAtMs;
          phone.take({ input: 'Ticked' });
          wakes += 1;
          expect(wakes).toBeLessThan(400);
        }
      }),
      { numRuns: 200 },
    );
  });
});
