import { expect, test } from 'vitest';
import type { Gtin, InstantMs } from '@qoa/shared/ids';
import { asRevision, type Revision, type StoreScope } from '@qoa/shared/rules';
import { toldToAnybody } from './told-revision.ts';

const first = asRevision({ v: 1, programme: 1 as never, revision: 1, cpg: 1 as never, name: 'Sol', effectiveFromMs: 0 as InstantMs, startsAtMs: 0, endsAtMs: null, state: 'active', timeZone: 'America/Mexico_City', products: ['1' as Gtin], earn: { kind: 'stamp-per-item', stamps: 1 }, limits: [], reward: { name: 'Sol', cost: 8 }, courtesyMs: 0 });
const listed: StoreScope = { stores: [], lists: ['piloto'], types: ['tiendita'], cities: [], states: [], countries: [] };
const [item] = first.earn;
const whole: Revision = {
  ...first,
  stores: listed,
  cards: { tags: ['morosos'] },
  earn: item === undefined ? [] : [{ ...item, stores: listed }],
  multipliers: { how: 'best', list: item === undefined ? [] : [{ id: 'double', percent: 200, units: ['stamp'], products: item.products, stores: listed, cards: {}, window: item.window, extraMax: null }] },
};

test('law own tenant: no store that was chosen is left', () => {
  expect(toldToAnybody({ ...first, stores: { ...listed, stores: [77 as never], lists: [] } }).stores).toEqual({ resolved: 'yes', rank: 4 });
});

test('law own tenant: no list of stores and no segment is left anywhere; what says nothing of them stays as it is', () => {
  expect(JSON.stringify(toldToAnybody(whole))).not.toMatch(/piloto|morosos/);
  expect(toldToAnybody(first)).toEqual(first);
});
