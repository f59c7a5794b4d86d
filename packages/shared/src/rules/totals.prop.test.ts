import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CampaignTotals, emptyCampaignTotals, overTotals, raiseOver, raiseTotals, settledTotals, type StoredUse, storedUsesOf, totalInstantsMax, totalsOf, type Uses } from './index.ts';
import { noUses } from './uses.ts';

const someUses: fc.Arbitrary<Uses> = fc
  .record({ atMs: fc.integer({ min: 1, max: 9 }), units: fc.integer({ min: 1, max: 5 }), counters: fc.dictionary(fc.constantFrom('units stamp day:20000', 'sales lifetime', 'items store:7 week:2857'), fc.integer({ min: 1, max: 5 })), rolling: fc.array(fc.constantFrom('sales rolling', 'units stamp rolling'), { maxLength: 2 }) })
  .map(({ atMs, units, counters, rolling }) => ({ ...noUses(atMs), counted: true, everyone: { units, counters, recent: Object.fromEntries(rolling.map((name) => [name, { atMs, used: units }])) } }));

/** As a database adds up what each batch used. */
const stored = (uses: readonly Uses[]): readonly StoredUse[] => {
  const rows = new Map<string, StoredUse>();
  for (const use of uses.flatMap(storedUsesOf)) rows.set(`${use.counter} ${use.atMs}`, { ...use, used: use.used + (rows.get(`${use.counter} ${use.atMs}`)?.used ?? 0) });
  return [...rows.values()];
};

const raisedInBatches = (uses: readonly Uses[], size: number): CampaignTotals => {
  let totals = emptyCampaignTotals;
  for (let at = 0; at < uses.length; at += size) {
    const [before, raised] = [structuredClone(totals), overTotals(totals)];
    for (const one of uses.slice(at, at + size)) raiseOver(raised, one);
    expect(totals).toEqual(before);
    totals = settledTotals(totals, raised);
  }
  return totals;
};

describe('what all cards had of a campaign', () => {
  it('is the same raised sale by sale, batch by batch, and read again from what was stored', () => {
    fc.assert(
      fc.property(fc.array(someUses, { maxLength: 20 }), fc.integer({ min: 1, max: 7 }), (uses, size) => {
        const one = uses.reduce(raiseTotals, emptyCampaignTotals);
        expect(raisedInBatches(uses, size)).toEqual(one);
        expect(totalsOf(stored(uses), one.units)).toEqual(one);
      }),
    );
  });

  it('closes the instant from which on not everything was read', () => {
    const uses = Array.from({ length: totalInstantsMax + 1 }, (_, at): StoredUse => ({ counter: 'sales rolling', atMs: at + 1, used: 1 }));
    const { recent } = totalsOf(uses, 5);
    expect([recent['sales rolling']?.length, recent['closed']]).toEqual([totalInstantsMax, [{ atMs: 1, used: 0 }]]);
  });
});
