import type { InstantMs } from '../../ids/index.ts';
import type { CampaignOutlook, RoomLeft, TierStanding, UnitOutlook } from './card-outlook.ts';
import type { UnitKind } from '../document/revision.ts';
import type { Missing } from './tier-keep.ts';

/** One thing that lies ahead of a card in a campaign, by what it says: whoever shows an outlook picks among these, and says it in words of its own. */
export type OutlookNote =
  /** Nothing counts before, whatever is bought. */
  | { readonly says: 'closed'; readonly untilMs: InstantMs }
  /** Nothing more comes within this limit, or so much does. */
  | { readonly says: 'full' | 'left'; readonly room: RoomLeft }
  /** Of what ended the balance still tells until its own posting takes it away. `isDue`: within the days of which the campaign warns. */
  | { readonly says: 'ended' | 'ending'; readonly kind: UnitKind; readonly units: number; readonly atMs: InstantMs; readonly isDue: boolean }
  | { readonly says: 'held'; readonly kind: UnitKind; readonly units: number; readonly atMs: InstantMs }
  | { readonly says: 'debt'; readonly kind: UnitKind; readonly units: number }
  /** The level that the card has, and what is missing for the next; `kind`: of the units in which that is counted. */
  | { readonly says: 'tier'; readonly kind: UnitKind; readonly name: string | null; readonly next: TierStanding['next'] }
  /** The level that is lost then, unless so much of it comes before; `fromMs`: from that day on, null: from now. */
  | { readonly says: 'keep'; readonly kind: UnitKind; readonly name: string; readonly need: 'any' | 'all'; readonly missing: Missing; readonly fromMs: InstantMs | null; readonly byMs: InstantMs; readonly isAtRisk: boolean }
  | { readonly says: 'falls'; readonly name: string; readonly atMs: InstantMs };

/** What a campaign's outlook tells at an instant, which may be later than the one at which it was asked for: what has passed by then is left out. */
export const notesAhead = (outlook: CampaignOutlook, nowMs: InstantMs): readonly OutlookNote[] => [
  ...notesOfRoom(outlook, nowMs),
  ...outlook.units.flatMap((unit) => notesOfUnit(unit, nowMs)),
  ...(outlook.tier === null ? [] : notesOfTier(outlook.tier, outlook.units[0]?.kind ?? 'stamp', nowMs)),
];

/** Whether it bites now, or something is lost unless somebody minds it. */
export const isPressing = (note: OutlookNote): boolean => note.says === 'ended' || note.says === 'debt' || note.says === 'falls' || (note.says === 'keep' && note.isAtRisk) || (note.says === 'ending' && note.isDue);

/** A limit that is full until the very instant at which something counts again says so itself; none promises anything sooner. */
const notesOfRoom = ({ room, closed, cooldownUntilMs }: CampaignOutlook, nowMs: InstantMs): readonly OutlookNote[] => {
  const opensMs = closed === undefined ? (cooldownUntilMs ?? 0) : (closed?.nextMs ?? 0);
  const isSaid = room.some(({ left, nextMs, scope }) => left === 0 && nextMs === opensMs && (scope === 'campaign' || scope === 'store'));
  const rooms = room.filter(({ left, nextMs }) => nextMs === null || (nextMs > nowMs && (left === 0 || nextMs > opensMs)));
  return [
    ...(opensMs > nowMs && !isSaid ? [{ says: 'closed' as const, untilMs: opensMs }] : []),
    ...rooms.map((one) => (one.left > 0 ? { says: 'left' as const, room: one } : { says: 'full' as const, room: one.nextMs !== null && one.nextMs < opensMs ? { ...one, nextMs: null } : one })),
  ];
};

const notesOfUnit = ({ kind, debt, endsNext, held }: UnitOutlook, nowMs: InstantMs): readonly OutlookNote[] => [
  ...(endsNext === null ? [] : [{ says: endsNext.atMs <= nowMs ? ('ended' as const) : ('ending' as const), kind, ...endsNext }]),
  ...(held !== null && held.untilMs > nowMs ? [{ says: 'held' as const, kind, units: held.units, atMs: held.untilMs }] : []),
  ...(debt > 0 ? [{ says: 'debt' as const, kind, units: debt }] : []),
];

const notesOfTier = (tier: TierStanding, kind: UnitKind, nowMs: InstantMs): readonly OutlookNote[] => {
  const { name, next } = tier;
  const missing = next?.missing.filter(({ units }) => units > 0) ?? [];
  const ahead = next === null || missing.length === 0 ? null : { ...next, missing };
  return [...(name === null && ahead === null ? [] : [{ says: 'tier' as const, kind, name, next: ahead }]), ...(name === null ? [] : notesOfFall(tier, name, kind, nowMs))];
};

/** What keeps a level, where anything can before it falls; else, that it falls. */
const notesOfFall = ({ keep, fallsAtMs }: TierStanding, name: string, kind: UnitKind, nowMs: InstantMs): readonly OutlookNote[] => {
  if (keep !== undefined && keep !== null && keep.byMs > nowMs && keep.fromMs !== keep.byMs) return [{ says: 'keep', kind, ...keep, name, isAtRisk: fallsAtMs !== null }];
  return fallsAtMs === null || fallsAtMs <= nowMs ? [] : [{ says: 'falls', name, atMs: fallsAtMs }];
};
