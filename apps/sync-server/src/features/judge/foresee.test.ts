import type { CardCode, CardId, EnrolmentId, Epoch, StoreId } from '@qoa/shared/ids';
import type { Arrival, DataNeeds } from '@qoa/shared/judge';
import { expect, test } from 'vitest';
import type { Fact } from '../feed/index.ts';
import { startJudge } from './judge.ts';
import type { JudgeStore } from './judge-store.ts';

const place = { id: 1 as StoreId, type: 'tiendita', country: 'MX', state: '', city: '', lists: [] } as const;

/** A storage in which every phone and card is known, whose commits and reads of cards wait until they are let go. */
const heldStore = () => {
  const told: string[] = [];
  const commits: (() => void)[] = [];
  const reads: { readonly cards: readonly CardCode[]; readonly go: () => void; readonly fail: () => void }[] = [];
  const store: JudgeStore = {
    takeTerm: () => Promise.resolve({ no: 1, epoch: '00000000000000aa' as Epoch, ended: new Set(), judgedNo: 0 }),
    isSure: () => true,
    read: async (needs: DataNeeds, memory) => {
      for (const enrolment of needs.enrolments) memory.sources.set(enrolment, { store: place.id, place, programmes: [], revokedAtMs: null });
      if (needs.cards.length === 0) return;
      await new Promise<void>((go, reject) => reads.push({ cards: needs.cards, go, fail: () => reject(new Error('away')) }));
      for (const card of needs.cards) memory.cards.set(card, 7 as CardId);
    },
    write: () => new Promise((resolve) => commits.push(resolve)),
    publish: () => Promise.resolve(void told.push('published')),
    newLife: () => expect.fail('no new life'),
    close: () => Promise.resolve(),
  };
  return { store, commits, reads, told };
};

const arrival = (source: string, seq: number, card: string | null): Arrival => {
  const enrolment = source as EnrolmentId;
  const header = { enrolment, seq, wallMs: 0, clockSession: 0, monotonicMs: 0, offsetS: null, basis: null, actor: 0 };
  return {
    envelope: { enrolment, seq, hash: `${source}${seq}` as Arrival['envelope']['hash'], bytes: new Uint8Array() },
    event: { ...header, kind: 'SaleRecorded', card: card as CardCode | null, cardTyped: false, lines: [], ticketCents: null },
    at: { atMs: 0, sure: true, provedByMs: 0 },
    receivedMs: 0,
  };
};

/** A judge whose first batch, of guests, is being committed while two sales to cards wait. */
const busyJudge = async () => {
  const held = heldStore();
  const judge = startJudge({ store: held.store, alarm: () => undefined, sleep: () => Promise.resolve() });
  const submit = (source: string, seq: number, card: string | null) => judge.submit({ enrolment: source as EnrolmentId, stated: null, arrivals: [arrival(source, seq, card)], contact: null });
  const guests = [submit('a', 1, null), submit('b', 1, null)];
  await expect.poll(() => held.commits.length).toBe(1);
  const sales = [submit('a', 2, 'first card'), submit('b', 2, 'second card')];
  await expect.poll(() => held.reads.length).toBe(1);
  return { ...held, judge, guests, sales };
};

test('while a batch is being committed the cards of what waits are read together, and the next batch reads none', async () => {
  const { commits, reads, guests, sales } = await busyJudge();
  expect(reads.map(({ cards }) => cards)).toEqual([['first card', 'second card']]);
  reads[0]?.go();
  commits[0]?.();
  await Promise.all(guests);
  await expect.poll(() => commits.length).toBe(2);
  expect(reads).toHaveLength(1);
  commits[1]?.();
  expect((await Promise.all(sales)).map(({ ok }) => ok)).toEqual([true, true]);
});

test('a reading ahead that fails harms nobody: the next batch reads for itself', async () => {
  const { commits, reads, sales } = await busyJudge();
  reads[0]?.fail();
  commits[0]?.();
  await expect.poll(() => reads.length).toBe(2);
  expect(reads[1]?.cards).toEqual(['first card', 'second card']);
  reads[1]?.go();
  await expect.poll(() => commits.length).toBe(2);
  commits[1]?.();
  expect((await Promise.all(sales)).map(({ ok }) => ok)).toEqual([true, true]);
});

test('facts wait for what is being read ahead: it must not fall into a memory that has gone on', async () => {
  const { judge, commits, reads, told, guests } = await busyJudge();
  const fact: Fact = { kind: 'store', cpg: null, store: null, atMs: 0, body: {}, scopes: [], effects: () => [] };
  const published = judge.publish([fact]).then(() => told.push('answered'));
  commits[0]?.();
  await Promise.all(guests);
  await new Promise((resolve) => setImmediate(resolve));
  told.push('read');
  reads[0]?.go();
  await published;
  expect(told).toEqual(['read', 'published', 'answered']);
});
