import { expect, test } from 'vitest';
import type { Heard } from '../../platform/card-transport.ts';
import { stubWorld } from '../../stub/stub-world.ts';
import type { CardPage } from '../card/index.ts';
import { livePage } from '../card/test-page.ts';
import { keepOutlook, type KnownOutlook } from './keep-outlook.ts';
import { browserSavedOutlook } from './saved-outlook-store.ts';

const minuteMs = 60_000;
const world = stubWorld({ stamps: 2 });
const page = (changes: Partial<CardPage> = {}): CardPage => livePage(world, changes);
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

const opened = (saved: KnownOutlook | null = null) => {
  const world = { nowMs: 1_000_000, asked: 0, changed: 0, written: [] as KnownOutlook[], answer: { heard: true, answer: { serverMs: 7, campaigns: [] } } as Heard<unknown> };
  const outlookFor = keepOutlook({
    transport: {
      outlook: () => {
        world.asked += 1;
        return Promise.resolve(world.answer);
      },
    },
    saved: { read: () => saved, write: (known) => void world.written.push(known) },
    nowMs: () => world.nowMs,
    changed: () => void (world.changed += 1),
  });
  return { world, outlookFor };
};

test('is asked for once the card is open and the server is heard, and kept', async () => {
  const { world, outlookFor } = opened();
  for (const early of [page({ card: null }), page({ link: 'opening' }), page({ signal: 'offline' })]) expect(outlookFor(early)).toBeNull();
  expect(world.asked).toBe(0);
  outlookFor(page());
  outlookFor(page());
  await settled();
  expect([world.asked, world.changed, world.written.length]).toEqual([1, 1, 1]);
  expect(outlookFor(page())?.outlook.serverMs).toBe(7);
  expect(world.asked).toBe(1);
});

test('law last mile: is asked for again when a row came, and when it is old', async () => {
  const { world, outlookFor } = opened();
  outlookFor(page());
  await settled();
  outlookFor(page({ wallet: { ...page().wallet, after: { 'card:7': 99 } } }));
  await settled();
  world.nowMs += 6 * minuteMs;
  outlookFor(page({ wallet: { ...page().wallet, after: { 'card:7': 99 } } }));
  expect(world.asked).toBe(3);
});

test('a server that does not answer, or not in a way that this release can read, is asked again later, and what was known stays', async () => {
  const { world, outlookFor } = opened({ code: '8F2KQ7ZD93XM', outlook: { serverMs: 1, campaigns: [] }, seenAtMs: 0 });
  for (const answer of [{ heard: false, failure: 'away' }, { heard: true, answer: { campaigns: 'later' } }] as const) {
    [world.answer, world.asked] = [answer, 0];
    for (let i = 0; i < 3; i += 1) {
      expect(outlookFor(page())?.outlook.serverMs).toBe(1);
      await settled();
    }
    expect(world.asked).toBe(1);
    world.nowMs += minuteMs;
  }
  outlookFor(page());
  expect(world.asked).toBe(2);
});

test('what is kept of another card is not shown', () => {
  const { outlookFor } = opened({ code: '000000000000', outlook: { serverMs: 1, campaigns: [] }, seenAtMs: 0 });
  expect(outlookFor(page({ signal: 'offline' }))).toBeNull();
});

test('a browser that refuses storage, or keeps what nobody can read, leaves the page without memory, and working', () => {
  const store = browserSavedOutlook(() => {
    throw new DOMException('refused', 'SecurityError');
  });
  expect(() => store.write({ code: '', outlook: { serverMs: 0, campaigns: [] }, seenAtMs: 0 })).not.toThrow();
  const kept = (text: string) => browserSavedOutlook(() => ({ getItem: () => text }) as unknown as Storage).read();
  expect([store.read(), ...['{"v":0}', '{"v":1,"code":"8F2KQ7ZD93XM","seenAtMs":1,"outlook":{"campaigns":0}}', '[]'].map(kept)]).toEqual([null, null, null, null]);
  expect(kept('{"v":1,"code":"8F2KQ7ZD93XM","seenAtMs":1,"outlook":{"serverMs":7,"campaigns":[]}}')).toEqual({ code: '8F2KQ7ZD93XM', seenAtMs: 1, outlook: { serverMs: 7, campaigns: [] } });
});
