import type { Contact } from '@qoa/shared/clock';
import type { PushHeader } from '@qoa/shared/protocol';
import { assert, ok } from '@qoa/shared/result';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { knownContacts } from './known-contacts.ts';
import { headerText, openTestIntake, requestOf, saleText, testDevice } from './test-intake.ts';

const startMs = 1_795_000_000_000;
const device = { ...testDevice, enrolledAtMs: startMs };

type Step = { readonly do: 'sell' | 'push' | 'beat' | 'reload' | 'restart' | 'replay'; readonly ms: number; readonly which: number };

const lives = fc.array(
  fc.record<Step>({ do: fc.constantFrom('sell', 'sell', 'push', 'push', 'beat', 'reload', 'restart', 'replay', 'replay'), ms: fc.integer({ min: 1, max: 600_000 }), which: fc.nat(200) }),
  { minLength: 3, maxLength: 60 },
);

/** The phone's side: what it sealed, and every push that ever left it. */
interface Sent {
  readonly header: string;
  readonly events: readonly string[];
}

/** The server's side: an intake that restarts over what was stored, be it by a release that still stored old headers that came again. */
const server = (now: () => number) => {
  const stored: Contact[] = [];
  const times = new Map<number, unknown>();
  const opened = () =>
    openTestIntake({
      devices: { of: () => Promise.resolve(device) },
      contacts: knownContacts({ latest: (_, limit) => Promise.resolve(stored.slice(-limit)) }),
      now,
      submit: ({ arrivals }) => {
        for (const { envelope, at } of arrivals) if (!times.has(envelope.seq)) times.set(envelope.seq, at);
        const frontier = Math.max(0, ...times.keys());
        return Promise.resolve(ok({ answers: [], sendFrom: null, frontier, highestSeq: frontier }));
      },
    });
  let intake = opened();
  return {
    times,
    restart: () => (intake = opened()),
    take: async ({ header, events }: Sent): Promise<void> => {
      const taken = await intake.push(requestOf(header, events));
      assert(taken.ok, 'the phone is known');
      const { clock, nextSeq } = JSON.parse(header) as PushHeader;
      stored.push({ serverMs: now(), ...clock, nextSeq });
    },
  };
};

/** Each sale's time, in a life with old pushes that come again, or without. The phone's clock is ten minutes off and restarts with each page. */
const timesOf = async (life: readonly Step[], withReplays: boolean): Promise<ReadonlyMap<number, unknown>> => {
  let [nowMs, session, openedMs, nextSeq] = [startMs, 1, startMs, 1];
  const { times, restart, take } = server(() => nowMs);
  const sent: Sent[] = [];
  let queue: string[] = [];
  const clock = (): PushHeader['clock'] => ({ wallMs: nowMs + 600_000 + session * 1000, session, monotonicMs: nowMs - openedMs });
  const push = async (events: readonly string[]): Promise<void> => {
    const one = { header: headerText(clock(), nextSeq, events.length), events };
    sent.push(one);
    await take(one);
  };
  for (const step of life) {
    nowMs += step.ms;
    if (step.do === 'sell') queue.push(saleText(nextSeq++, clock()));
    else if (step.do === 'beat') await push([]);
    else if (step.do === 'reload') [session, openedMs] = [session + 1, nowMs];
    else if (step.do === 'restart') restart();
    else if (step.do === 'push') {
      await push(queue);
      queue = [];
    } else if (withReplays) {
      const old = sent[step.which % Math.max(1, sent.length)];
      if (old !== undefined) await take(old);
    }
  }
  nowMs += 1;
  await push(queue);
  return times;
};

test('law once: old pushes that come again, whenever and however often, move the time of no sale', async () => {
  await fc.assert(
    fc.asyncProperty(lives, async (life) => {
      expect([...(await timesOf(life, true))]).toEqual([...(await timesOf(life, false))]);
    }),
    { numRuns: 300 },
  );
}, 30_000);
