import { describe, expect, test } from 'vitest';
import type { CpgId, StoreId } from '../ids/index.ts';
import type { StoreFacts } from '../rules/index.ts';
import type { Participation } from './participation.ts';
import { type Roll, type RollBasis, rollOf } from './roll.ts';

const everywhere = { stores: [], lists: [], types: [], cities: [], states: [], countries: [] };
const store = (id: number, state = 'Jalisco'): StoreFacts => ({ id: id as StoreId, type: 'tiendita', country: 'MX', state, city: '', lists: [] });
const ids = (...list: readonly number[]): ReadonlySet<StoreId> => new Set(list as StoreId[]);
const none: Roll = { joined: ids(), invited: ids() };
const basis = (mode: Participation['mode'], stores: readonly number[] | 'all', changes: Partial<RollBasis> = {}): RollBasis => ({
  owner: { kind: 'cpg', cpg: 1 as CpgId },
  participation: { mode, stores: stores as Participation['stores'], pay: null },
  standing: [{ stores: everywhere }],
  stores: [store(1), store(2), store(3, 'Oaxaca'), store(4)],
  related: ids(1, 3),
  ...changes,
});

describe('the stores of a campaign', () => {
  test.each([
    ['automatic and managed: all are those that sell', basis('automatic', 'all'), [1, 3]],
    ['the chosen ones, whether they sell or not', basis('managed', [2, 4]), [2, 4]],
    ['only of the scope of what is or will be in force', basis('automatic', [1, 2, 3], { standing: [{ stores: { ...everywhere, states: ['Oaxaca'] } }, { stores: { ...everywhere, stores: [2 as StoreId] } }] }), [2, 3]],
    ['nobody’s while nothing is published', basis('managed', [1], { standing: [] }), []],
    ['a store’s own alone', basis('automatic', 'all', { owner: { kind: 'store', store: 4 as StoreId } }), [4]],
    ['no store that does not exist', basis('managed', [77]), []],
  ])('are %s', (_how, of, joined) => {
    expect(rollOf(of, { joined: ids(1, 2), invited: ids(4) })).toEqual({ joined: ids(...joined), invited: ids() });
  });

  test('opt-in asks them, and who joined stays while still asked', () => {
    expect(rollOf(basis('opt-in', 'all'), none)).toEqual({ joined: ids(), invited: ids(1, 3) });
    expect(rollOf(basis('opt-in', 'all'), { joined: ids(2, 3), invited: ids(2, 3) })).toEqual({ joined: ids(3), invited: ids(1, 3) });
  });
});
