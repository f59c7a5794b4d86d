import { describe, expect, test } from 'vitest';
import type { CampaignOutlook, RoomLeft, UnitOutlook } from './card-outlook.ts';
import { isPressing, notesAhead } from './outlook-notes.ts';

const nowMs = 1_000_000;
const unit = (changes: Partial<UnitOutlook>): UnitOutlook => ({ kind: 'stamp', programme: 1 as never, balance: 5, debt: 0, held: null, endsNext: null, goal: 8, ...changes });
const outlook = (changes: Partial<CampaignOutlook>): CampaignOutlook => ({ campaign: 1 as never, revision: 1, units: [unit({})], tier: null, room: [], cooldownUntilMs: null, ...changes });
const room = (changes: Partial<RoomLeft>): RoomLeft => ({ of: 'stamp', per: 'day', scope: 'campaign', max: 4, left: 1, nextMs: nowMs + 1, ...changes });
const says = (changes: Partial<CampaignOutlook>, atMs = nowMs): readonly string[] => notesAhead(outlook(changes), atMs).map((note) => `${note.says}${isPressing(note) ? ' !' : ''}`);

describe('what an outlook tells', () => {
  test('of a card with nothing ahead: nothing', () => expect(says({})).toEqual([]));

  test('room that is full or left, and a cooldown, until more comes', () => {
    const closed = { cooldownUntilMs: nowMs + 1, room: [room({ left: 0 }), room({}), room({ left: 0, per: 'lifetime', nextMs: null })] };
    expect([says(closed), says({ ...closed, cooldownUntilMs: nowMs + 2 }), says(closed, nowMs + 1)]).toEqual([['full', 'full'], ['closed', 'full', 'full'], ['full']]);
  });

  test('what is closed for any reason: as the limit says that opens then, else by itself; no limit promises anything sooner, and none has room before', () => {
    const closed = (nextMs: number, again: 'at' | 'never' = 'at') => ({ closed: { nextMs, again }, cooldownUntilMs: nowMs + 1 });
    const [day, week] = [room({ left: 0, nextMs: nowMs + 5 }), room({ per: 'week', nextMs: nowMs + 9 })];
    expect([says({ ...closed(nowMs + 5), room: [day, week] }), says({ ...closed(nowMs + 9), room: [day, week] }), says(closed(0, 'never')), says({ closed: null })]).toEqual([['full', 'left'], ['closed', 'full'], [], []]);
    expect(notesAhead(outlook({ ...closed(nowMs + 9), room: [day] }), nowMs)).toEqual([{ says: 'closed', untilMs: nowMs + 9 }, { says: 'full', room: { ...day, nextMs: null } }]);
    const brand = room({ left: 0, scope: 'brand', nextMs: nowMs + 5 });
    expect(says({ ...closed(nowMs + 5), room: [brand] }), 'of some products it says too little').toEqual(['closed', 'full']);
  });

  test('units that end, that press when they are due, and that have ended; what is held and what is owed', () => {
    const units = (isDue: boolean) => [unit({ debt: 2, held: { units: 1, untilMs: nowMs + 1 }, endsNext: { units: 3, atMs: nowMs + 1, isDue } })];
    expect([says({ units: units(false) }), says({ units: units(true) }), says({ units: units(true) }, nowMs + 1)]).toEqual([['ending', 'held', 'debt !'], ['ending !', 'held', 'debt !'], ['ended !', 'debt !']]);
  });

  test('a tier with what is missing, and its fall until it has come', () => {
    const next = { name: 'Oro', need: 'all', missing: [{ metric: 'sales', units: 0 }, { metric: 'cents', units: 5 }] } as const;
    const tier = { level: 1, name: 'Plata', next, fallsAtMs: nowMs + 1 };
    expect(notesAhead(outlook({ tier }), nowMs)).toEqual([{ says: 'tier', kind: 'stamp', name: 'Plata', next: { ...next, missing: [{ metric: 'cents', units: 5 }] } }, { says: 'falls', name: 'Plata', atMs: nowMs + 1 }]);
    expect(says({ tier }, nowMs + 1)).toEqual(['tier']);
    const keep = { need: 'all', missing: next.missing.slice(1), byMs: nowMs + 9, fromMs: null } as const;
    expect([says({ tier: { ...tier, keep } }), says({ tier: { ...tier, fallsAtMs: null, keep } }), says({ tier: { ...tier, keep: { ...keep, fromMs: keep.byMs } } }), says({ tier: { ...tier, keep } }, keep.byMs)]).toEqual([['tier', 'keep !'], ['tier', 'keep'], ['tier', 'falls !'], ['tier']]);
    expect(says({ tier: { level: 0, name: null, next: { ...next, missing: [] }, fallsAtMs: null } })).toEqual([]);
  });
});
