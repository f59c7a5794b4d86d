import { describe, expect, it } from 'vitest';
import type { CpgId, Gtin } from '../ids/index.ts';
import { campaign, chips, cola, everyProduct, rule, store, water } from '../rules/test/test-campaign.ts';
import { type CatalogueLine, type ReplayedSale, type SampleOrder, sampleSales, type SampleShop, sampleShop } from './index.ts';

const product = (gtin: Gtin, changes: Partial<CatalogueLine> = {}): CatalogueLine => ({ gtin, cpg: 1 as CpgId, brand: 'Sol', categories: [], tags: [], restricted: null, ...changes });
const catalogue = [product(cola), product(water), product(chips, { cpg: 2 as CpgId })];
const order: SampleOrder = { seed: 7, firstDay: 20_780, days: 7, salesADay: 100 };
const shop = sampleShop(campaign(), store, catalogue);
const sold = (of: SampleShop = shop, changes: Partial<SampleOrder> = {}): readonly ReplayedSale[] => [...sampleSales(of, { ...order, ...changes })].flat();

describe('the sales of a made-up shop', () => {
  it('are decided by their seed alone', () => {
    expect(sold()).toEqual(sold());
    expect(sold(shop, { seed: 8 })).not.toEqual(sold());
  });

  it('rise by time, lie in their days between seven and ten at night, and are more on Saturday than on Monday', () => {
    const instants = sold().map(({ facts }) => facts.atMs);
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    const hours = instants.map((atMs) => new Date(atMs - 6 * 3_600_000).getUTCHours());
    expect([Math.min(...hours), Math.max(...hours)]).toEqual([7, 21]);
    expect([...sampleSales(shop, order)].map((day) => day.length)).toEqual([90, 90, 95, 100, 115, 120, 90]);
  });

  it('are to cards about half of the time, to some of them often', () => {
    const cards = sold().flatMap(({ card }) => (card === null ? [] : [card]));
    expect(cards.length / sold().length).toBeGreaterThan(0.45);
    expect(cards.length / sold().length).toBeLessThan(0.65);
    const visits = [...new Set(cards)].map((card) => cards.filter((each) => each === card).length);
    expect(Math.max(...visits)).toBeGreaterThan(7);
    expect(visits.filter((times) => times === 1).length).toBeGreaterThan(10);
    for (const { card, facts } of sold()) expect(facts.card === null).toBe(card === null);
  });

  it('are of the catalogue, with a price of each product that stays', () => {
    const prices = new Map<string, number>();
    for (const { facts } of sold()) {
      expect(facts.lines.length).toBeGreaterThan(0);
      for (const { gtin, quantity, amountCents } of facts.lines) {
        const each = (amountCents ?? 0) / (quantity / 1000);
        expect(prices.get(String(gtin)) ?? each).toBe(each);
        prices.set(String(gtin), each);
      }
    }
    expect([...prices.keys()].toSorted()).toEqual([cola, water, chips].toSorted());
  });
});

describe('the shop in which a document is tried', () => {
  it('parts its catalogue by owner, scope and what is restricted', () => {
    const parted = ({ promoted, others }: SampleShop): unknown => [promoted.map(({ gtin }) => gtin), others.map(({ gtin }) => gtin)];
    expect(parted(shop)).toEqual([[cola, water], [chips]]);
    expect(parted(sampleShop(campaign({ products: { ...everyProduct, products: [water] } }), store, catalogue))).toEqual([[water], [cola, chips]]);
    const beer = [product(cola, { restricted: 'alcohol' })];
    expect(parted(sampleShop(campaign(), store, beer))).toEqual([[], [cola]]);
    expect(parted(sampleShop(campaign({ allows: ['alcohol'] }), store, beer))).toEqual([[cola], []]);
  });

  it('gives every third customer the tags that the campaign asks of cards', () => {
    const tagged = sampleShop(campaign({ earn: [rule({ cards: { tags: ['vip'] } })] }), store, catalogue);
    expect(tagged.tags).toEqual(['vip']);
    expect(new Set(sold(tagged).flatMap(({ facts }) => (facts.card === null ? [] : [facts.card.tags.length])))).toEqual(new Set([0, 1]));
  });

  it('sells nothing where there is no catalogue, and opens all the same', () => {
    const sales = sold(sampleShop(campaign(), store, []), { days: 1, salesADay: 1 });
    expect(sales.every(({ facts }) => facts.lines.length === 0)).toBe(true);
  });
});
