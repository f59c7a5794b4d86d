import { describe, expect, it } from 'vitest';
import { cola, colaRevision, noonMs } from '../judge/small-world.ts';
import { validateRevision } from './index.ts';

describe('validateRevision', () => {
  it('finds nothing wrong with a sound revision', () => {
    expect(validateRevision(colaRevision())).toEqual([]);
  });

  it('tells every problem at once, each with its field', () => {
    const wrong = colaRevision({
      name: ' ', revision: 0, timeZone: 'Marte/Olimpo', products: [cola, cola], startsAtMs: noonMs, endsAtMs: noonMs, earn: { kind: 'stamp-per-item', stamps: 0.5 },
      limits: [{ per: 'day', units: 0 }, { per: 'day', units: 2 }], reward: { name: '', cost: -1 }, courtesyMs: Number.NaN,
    });
    expect(validateRevision(wrong).map(({ field, code }) => `${field} ${code}`)).toEqual([
      'name REQUIRED', 'revision OUT_OF_RANGE', 'endsAtMs ENDS_BEFORE_START', 'timeZone UNKNOWN_TIME_ZONE', 'products REPEATED', 'earn.stamps OUT_OF_RANGE',
      'limits.0.units OUT_OF_RANGE', 'limits REPEATED', 'reward.name REQUIRED', 'reward.cost OUT_OF_RANGE', 'courtesyMs OUT_OF_RANGE',
    ]);
  });
});
