import { describe, expect, test } from 'vitest';
import { ana, cola, colaRevision, epoch, noonMs, place, product } from '../judge/small-world.ts';
import { type Campaign, cardFactsOf, emptyCampaignState, evaluate, inForceAt, type Knowledge, type PublishedRevision, type Revision, type SaleFacts, standingsOf } from './index.ts';
import { asRevision } from './document/upgrade.ts';

const hourMs = 3_600_000;
const two = asRevision(colaRevision({ limits: [], earn: { kind: 'stamp-per-item', stamps: 2 } }));
const one: Revision = { ...asRevision(colaRevision({ limits: [] })), revision: 2, effectiveFromMs: noonMs - hourMs };
const published: readonly PublishedRevision[] = [
  { revision: two, judgedNo: 10 },
  { revision: one, judgedNo: 20 },
];
const campaign: Campaign = { published, stateFor: () => emptyCampaignState, totals: null };
const sale: SaleFacts = { atMs: noonMs, store: place, card: cardFactsOf(ana), lines: [{ ...product(1), gtin: cola, quantity: 1000, amountCents: null, isPrize: false }], ticketCents: null };
const knowing = (judgedNo: number | null, receivedMs = noonMs): Knowledge => ({ epoch, basis: judgedNo === null ? null : { epoch16: Number.parseInt(epoch.slice(-4), 16), judgedNo }, receivedMs });
const judgedBy = (knowledge: Knowledge, campaigns: readonly Campaign[] = [campaign]): readonly number[] => standingsOf(campaigns, sale, knowledge, evaluate).map(({ revision }) => revision.revision);

describe('the revision that judges a sale', () => {
  test('is the one in force at its time: of those that took effect the last published', () => {
    expect([noonMs - 2 * hourMs, noonMs - hourMs].map((atMs) => inForceAt(published, atMs)?.revision.revision)).toEqual([1, 2]);
    expect(inForceAt(published, 0)).toBeNull();
  });

  test('is the better one that the phone had heard of, within the courtesy window', () => {
    expect(judgedBy(knowing(10))).toEqual([1]);
    expect(judgedBy(knowing(20))).toEqual([2]);
    expect(judgedBy(knowing(10, noonMs + 23 * hourMs))).toEqual([2]);
  });

  test('is the one in force for a phone that promised nothing, and for one of another epoch by what was in force before', () => {
    expect(judgedBy(knowing(null))).toEqual([2]);
    expect(judgedBy({ ...knowing(30), epoch: '0000000000000001' as Knowledge['epoch'] })).toEqual([1]);
  });

  test('is never an earlier one that gives less or the same', () => {
    const worse: Campaign = { ...campaign, published: [{ revision: { ...one, revision: 1, effectiveFromMs: 0 }, judgedNo: 10 }, { revision: one, judgedNo: 20 }] };
    expect(judgedBy(knowing(10), [worse])).toEqual([2]);
  });

  test('is not the earlier one where only its bigger budget would give more', () => {
    const spent: Campaign = { published: [{ revision: two, judgedNo: 10 }, { revision: { ...one, budget: { units: 5, cents: null, centsPerUnit: 0 } }, judgedNo: 20 }], stateFor: () => emptyCampaignState, totals: { units: 5, counters: {}, recent: {} } };
    expect(judgedBy(knowing(10), [spent])).toEqual([2]);
  });

  test('is none before the first', () => {
    const later: Campaign = { ...campaign, published: [{ revision: { ...one, effectiveFromMs: noonMs + 1 }, judgedNo: 20 }] };
    expect(judgedBy(knowing(10), [later])).toEqual([]);
  });
});
