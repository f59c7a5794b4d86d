import { encodeEvent, sealedBytes } from '@qoa/shared/events';
import type { CardCode, EnrolmentId, Gtin, StoreId } from '@qoa/shared/ids';
import { draftOf } from '@qoa/shared/campaign-life';
import { campaignWarningsSchema, dryRunReportSchema } from '@qoa/shared/protocol';
import { emptyCampaignTotals } from '@qoa/shared/rules';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { revisions } from '../../../../../packages/shared/src/rules/test/test-revisions.ts';
import { testDocument } from './dry-run-contract.ts';
import type { DryRunStore, Span, StoredSale } from './dry-run-store.ts';
import { openDryRuns } from './dry-runs.ts';

const nowMs = 1_795_000_000_000;
const gtin = '09520001001116' as Gtin;
const card = 'ANA000000001' as CardCode;
const awake = new AbortController().signal;
const bytes = sealedBytes(
  encodeEvent({ kind: 'SaleRecorded', enrolment: '0000000000000001' as EnrolmentId, seq: 1, wallMs: nowMs, clockSession: 1, monotonicMs: 0, offsetS: null, basis: null, actor: 0, card, cardTyped: false, lines: [{ product: { gtin }, quantity: 1000, amountCents: null }], ticketCents: null }),
  new Uint8Array(16),
);
const sold: StoredSale = { atMs: nowMs - 3_600_000, store: 1 as StoreId, card, bytes };

/** A store of so many events, every hundredth of them a sale. */
const storeOf = (events: number) => {
  const asked: Span[] = [];
  const saleNos = ({ from, to }: Span): readonly number[] => Array.from({ length: Math.floor(to / 100) - Math.floor((from - 1) / 100) }, (_, no) => no);
  const store: DryRunStore = {
    spanSince: () => Promise.resolve({ from: 1, to: events }),
    sales: (span) => {
      asked.push(span);
      return Promise.resolve(saleNos(span).map(() => sold));
    },
    hasSales: (span) => Promise.resolve(saleNos(span).length > 0),
    products: (gtins) => Promise.resolve(gtins.map((each) => ({ gtin: each, cpg: 1 as never, brand: null, categories: [], tags: [], restricted: null }))),
    shelf: () => Promise.resolve([]),
    stores: () => Promise.resolve(new Map([[1 as StoreId, { id: 1 as StoreId, type: 'tiendita' as const, country: 'MX', state: '', city: '', lists: [] }]])),
    traits: () => Promise.resolve(new Map()),
    knownCards: () => Promise.resolve({ segments: [], birthdays: { cards: 0, told: 0 } }),
    campaigns: () => Promise.resolve([]),
    gaveBefore: () => Promise.resolve(emptyCampaignTotals),
    takingPart: () => Promise.resolve(null),
    revisions: () => Promise.resolve([]),
  };
  return { asked, store };
};
const dryRunsOver = (store: DryRunStore) => openDryRuns({ store, now: () => nowMs, breathe: () => Promise.resolve() });
const document = testDocument([gtin], { limits: [] });
const past = { document, over: { kind: 'past', days: 7 } } as const;

describe('a dry run over many events', () => {
  test.each([[1, 0, false], [500, 5, false], [1250, 12, false], [100_000, 1000, false], [100_050, 1000, false], [123_456, 1000, true]])('of %i looks at the newest 100,000, page by page, each once', async (events, sales, cut) => {
    const { store, asked } = storeOf(events);
    const ran = await dryRunsOver(store).run(past, awake);
    const first = Math.max(1, events - 99_999);
    expect(asked.flatMap(({ from, to }, at) => [from === (at === 0 ? first : (asked[at - 1]?.to ?? 0) + 1), to - from < 500])).not.toContain(false);
    expect(asked.at(-1)?.to).toBe(events);
    expect(ran).toMatchObject({ ok: true, value: { sales: Math.floor(events / 100) - Math.floor((first - 1) / 100), cut } });
    expect(Math.abs(sales - (Math.floor(events / 100) - Math.floor((first - 1) / 100)))).toBeLessThanOrEqual(1);
  });

  test('of none says so', async () => {
    expect(await dryRunsOver(storeOf(0).store).run(past, awake)).toMatchObject({ ok: true, value: { sales: 0, cards: 0, counted: 0, mostAffected: [], cut: false } });
  });

  test('of a made-up shop without a catalogue gives nothing', async () => {
    expect(await dryRunsOver(storeOf(0).store).run({ document, over: { kind: 'sample', days: 2, salesADay: 5 } }, awake)).toMatchObject({ ok: true, value: { sales: 12, counted: 0 } });
  });
});

/** An audience that was answered for one phone is no document's. */
const documents = revisions.filter((revision) => !JSON.stringify(revision).includes('"resolved"')).map((revision) => draftOf({ ...revision, timeZone: 'America/Tijuana' }));

test('of any valid document over the past and over a made-up shop answers a report that can be read', async () => {
  const dryRuns = dryRunsOver(storeOf(2500).store);
  let read = 0;
  await fc.assert(
    fc.asyncProperty(documents, fc.integer({ min: 1, max: 4 }), async (draft, days) => {
      for (const over of [{ kind: 'past', days }, { kind: 'sample', days, salesADay: 9 }] as const) {
        const ran = await dryRuns.run({ document: draft, over }, awake);
        if (ran.ok) read += 1;
        if (ran.ok) expect([dryRunReportSchema.parse(ran.value).days.length, ran.value.counted <= ran.value.sales]).toEqual([days, true]);
        else expect(ran.error.code).toBe('REVISION_INVALID');
      }
      const warned = await dryRuns.warnings(draft, awake);
      if (warned.ok) campaignWarningsSchema.parse(warned.value);
    }),
    { numRuns: 60, seed: 9 },
  );
  expect(read).toBeGreaterThan(60);
});

describe('one dry run at a time', () => {
  test('while one more waits, and it ends when its caller leaves', async () => {
    const waiting: (() => void)[] = [];
    const dryRuns = openDryRuns({ store: storeOf(100).store, now: () => nowMs, breathe: () => new Promise((resolve) => waiting.push(resolve)) });
    const leaving = new AbortController();
    const [first, second] = [dryRuns.run(past, leaving.signal), dryRuns.run(past, awake)];
    expect(await dryRuns.run(past, awake)).toEqual({ ok: false, error: { code: 'DRY_RUN_BUSY' } });
    await expect.poll(() => waiting.length).toBe(1);
    leaving.abort();
    waiting.shift()?.();
    expect(await first).toEqual({ ok: false, error: { code: 'UNAVAILABLE' } });
    await expect.poll(() => waiting.length).toBe(1);
    waiting.shift()?.();
    expect(await second).toMatchObject({ ok: true });
  });

  test('and its turn is given back when a read fails', async () => {
    const { store } = storeOf(100);
    let isAway = true;
    const dryRuns = dryRunsOver({ ...store, stores: () => (isAway ? Promise.reject(new Error('away')) : store.stores()) });
    await expect(dryRuns.run(past, awake)).rejects.toThrow('away');
    isAway = false;
    expect(await dryRuns.run(past, awake)).toMatchObject({ ok: true });
  });
});

test('a document is refused with field and reason, whatever it is', async () => {
  const dryRuns = dryRunsOver(storeOf(100).store);
  const refused = async (unread: unknown): Promise<unknown> => dryRuns.run({ ...past, document: unread }, awake);
  expect(await refused({ ...document, timeZone: 'America/Macondo' })).toEqual({ ok: false, error: { code: 'REVISION_INVALID', facts: { field: 'timeZone', problem: 'UNKNOWN_TIME_ZONE', count: 1 } } });
  for (const unread of [undefined, null, [], 'x', 7, {}, { __proto__: null, units: [] }, { ...document, earn: [] }]) expect(await refused(unread)).toMatchObject({ ok: false, error: { code: 'REVISION_INVALID' } });
  expect(await dryRuns.warnings({}, awake)).toMatchObject({ ok: false, error: { code: 'REVISION_INVALID' } });
});

describe('the week of a warning', () => {
  const budget = (units: number) => ({ ...document, budget: { units, cents: null, centsPerUnit: 0 } });

  test('is its newest 10,000 events, and of a busier week the rest is taken to be alike', async () => {
    const { store, asked } = storeOf(40_000);
    expect(await dryRunsOver(store).warnings(budget(400), awake)).toEqual({ ok: true, value: { warnings: [{ field: 'budget', code: 'BUDGET_SHORT', facts: { units: 400, weekUnits: 400, issued: 0 } }] } });
    expect(asked[0]?.from).toBe(30_001);
    expect(await dryRunsOver(store).warnings(budget(401), awake)).toEqual({ ok: true, value: { warnings: [] } });
  });

  test('is measured by what is left of the budget', async () => {
    const { store } = storeOf(40_000);
    expect(await dryRunsOver({ ...store, gaveBefore: () => Promise.resolve({ ...emptyCampaignTotals, units: 900 }) }).warnings(budget(1000), awake)).toMatchObject({ value: { warnings: [{ code: 'BUDGET_SHORT', facts: { units: 100, weekUnits: 400, issued: 900 } }] } });
    expect(await dryRunsOver({ ...storeOf(0).store, gaveBefore: () => Promise.resolve({ ...emptyCampaignTotals, units: 1000 }) }).warnings(budget(1000), awake)).toMatchObject({ value: { warnings: [{ code: 'BUDGET_SHORT', facts: { units: 0, weekUnits: 0 } }] } });
  });

  test('is not looked at without a budget, and says nothing without sales', async () => {
    const { store, asked } = storeOf(1000);
    expect(await dryRunsOver(store).warnings(document, awake)).toEqual({ ok: true, value: { warnings: [] } });
    expect(asked).toEqual([]);
    expect(await dryRunsOver(storeOf(0).store).warnings(budget(1), awake)).toEqual({ ok: true, value: { warnings: [] } });
  });

  test('is worked out for nine at most at once, one after another, and not for who has left', async () => {
    const { store, asked } = storeOf(100);
    const { warnings } = dryRunsOver(store);
    const all = await Promise.all(Array.from({ length: 10 }, (_, no) => warnings(budget(1000), no === 3 ? AbortSignal.abort() : awake)));
    expect(all.map((each) => (each.ok ? 'told' : each.error.code))).toEqual([...['told', 'told', 'told', 'UNAVAILABLE'], ...Array.from({ length: 5 }, () => 'told'), 'DRY_RUN_BUSY']);
    expect(asked).toHaveLength(8);
  });
});
