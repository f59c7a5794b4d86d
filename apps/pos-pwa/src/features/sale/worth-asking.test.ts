import type { ProgrammeId } from '@qoa/shared/ids';
import type { Limit, Revision } from '@qoa/shared/rules';
import { expect, test } from 'vitest';
import { colaCampaign } from '../campaigns/test-campaigns.ts';
import { isWorthAsking } from './worth-asking.ts';

const plain = colaCampaign({ limits: [] });
const all: ReadonlySet<ProgrammeId> = new Set(plain.units.map(({ programme }) => programme));
const asks = (changes: Partial<Revision>, known = all): boolean => isWorthAsking([{ ...plain, ...changes }], known);
const limit = (changes: Partial<Limit>): readonly Limit[] => [{ of: { kind: 'units', unit: 'stamp' }, max: 2, per: 'day', scope: { kind: 'campaign' }, holder: 'card', ...changes }];

test('a plain campaign whose balances are known has nothing more to tell', () => {
  expect([asks({}), isWorthAsking([], new Set()), asks({ state: 'paused' }, new Set())]).toEqual([false, false, false]);
});

test('a balance that was never heard of is worth a question', () => {
  expect([asks({}, new Set()), asks({}, new Set(plain.units.slice(0, 1).map(({ programme }) => programme)))]).toEqual([true, true]);
});

test('so is whatever runs beside a balance', () => {
  const [first, ...rest] = plain.units;
  if (first === undefined) throw new Error('it has units');
  expect([asks({ cooldownMs: 1 }), asks({ limits: limit({}) }), asks({ units: [{ ...first, heldDays: 1 }, ...rest] }), asks({ units: [{ ...first, expiry: { by: 'inactivity', days: 9 } }, ...rest] })]).toEqual([true, true, true, true]);
  expect([asks({ limits: limit({ per: 'sale' }) }), asks({ limits: limit({ holder: 'everyone' }) })]).toEqual([false, false]);
});
