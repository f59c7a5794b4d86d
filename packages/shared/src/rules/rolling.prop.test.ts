import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Use } from './index.ts';
import { largestSum, roomOpensMs, withoutUse, withUse } from './rolling.ts';
import { stretched } from './stretches.ts';

const someUses = fc.array(fc.record({ atMs: fc.integer({ min: 0, max: 40 }), used: fc.integer({ min: 1, max: 3 }) }), { maxLength: 12 }).map((uses) => uses.reduce<readonly Use[]>(withUse, []));
/** Some put together, up to so long. */
const someStretches = fc.tuple(someUses, fc.integer({ min: 0, max: 6 })).map(([uses, longest]) => stretched(uses, [longest * 16]));
const aWindow = fc.integer({ min: 1, max: 15 });

/** Every interval of whole instants that contains the instant, summed afresh; a stretch counts where it is touched. */
const asked = (uses: readonly Use[], atMs: number, windowMs: number): number =>
  Math.max(...Array.from({ length: windowMs }, (_, shift) => atMs + shift).map((endMs) => uses.reduce((sum, use) => sum + ((use.fromMs ?? use.atMs) <= endMs && use.atMs > endMs - windowMs ? use.used : 0), 0)));

it('the largest sum is that of the fullest interval around the instant', () => {
  fc.assert(fc.property(someStretches, fc.integer({ min: -5, max: 45 }), aWindow, (uses, atMs, windowMs) => {
    expect(largestSum(uses, atMs, windowMs)).toBe(asked(uses, atMs, windowMs));
  }));
});

it('room opens at the first instant around which no interval is full', () => {
  fc.assert(
    fc.property(someStretches, fc.integer({ min: -5, max: 45 }), aWindow, fc.integer({ min: 1, max: 6 }), (uses, atMs, windowMs, max) => {
      const instants = Array.from({ length: 80 }, (_, later) => atMs + later);
      expect(roomOpensMs(uses, atMs, windowMs, max)).toBe(instants.find((each) => asked(uses, each, windowMs) < max));
    }),
  );
});

it('a use taken away again leaves what was there', () => {
  fc.assert(fc.property(someStretches, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 3 }), (uses, atMs, used) => {
    expect(withoutUse(withUse(uses, { atMs, used }), { atMs, used })).toEqual(uses);
  }));
});
