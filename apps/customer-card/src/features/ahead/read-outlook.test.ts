import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outlook } from '@qoa/shared/protocol';
import { describe, expect, test } from 'vitest';
import { readOutlook } from './read-outlook.ts';

const golden = join(import.meta.dirname, '../../../../../golden/messages/outlook.json');
const shipped: readonly Outlook[] = JSON.parse(readFileSync(golden, 'utf8'));
const [first] = shipped;
const [campaign] = first?.campaigns ?? [];
const toldOf = (changed: object): number | undefined => readOutlook({ serverMs: 1, campaigns: [{ ...campaign, ...changed }] })?.campaigns.length;

describe('an outlook', () => {
  test('of every shape that was shipped is believed, as it is', () => {
    expect(shipped.map(readOutlook)).toEqual(shipped);
    expect(campaign).toBeDefined();
  });

  test('that is none tells nothing', () => {
    for (const body of [null, 'later', [], { campaigns: [] }, { serverMs: 1, campaigns: 'later' }]) expect(readOutlook(body)).toBeNull();
  });

  test('of a later release goes without the campaigns that this one cannot tell', () => {
    expect(toldOf({})).toBe(1);
    const [unit, room, tier] = [campaign?.units[0], campaign?.room[0], campaign?.tier];
    const untold: readonly object[] = [
      { units: [{ ...unit, kind: 'mile' }] },
      { units: [{ ...unit, endsNext: { units: 1, at: 'noon' } }] },
      { units: null },
      { room: [{ ...room, per: 'year' }] },
      { room: [{ ...room, per: {} }] },
      { room: [{ ...room, of: 'visits' }] },
      { tier: { ...tier, next: { name: 'Oro', need: 'all', missing: [{ metric: 'visits', units: 1 }] } } },
      { tier: { ...tier, name: 7 } },
      { cooldownUntilMs: 'noon' },
      { closed: { again: 'day' } },
      { rewards: [{ id: 'a', name: 'Café', unit: 'mile', cost: 0, untilMs: null }] },
      { rewards: [{ name: 'Café', unit: 'stamp' }] },
      { tier: { ...tier, keep: { need: 'all', missing: [], byMs: 'noon', fromMs: null } } },
    ];
    expect(untold.map(toldOf)).toEqual(untold.map(() => 0));
  });
});
