import type { InstantMs } from '../ids/index.ts';
import type { CampaignOutlook, RoomLeft, TierStanding, UnitOutlook } from './card-outlook.ts';
import type { UnitKind } from './revision.ts';

/** One thing that lies ahead of a card in a campaign, by what it says: whoever shows an outlook picks among these, and says it in words of its own. */
export type OutlookNote =
  | { readonly says: 'cooldown'; readonly untilMs: InstantMs }
  /** Nothing more comes within this limit, or so much does. */
  | { readonly says: 'full' | 'left'; readonly room: RoomLeft }
  /** Of what ended the balance still tells until its own posting takes it away. `isDue`: within the days of which the campaign warns. */
  | { readonly says: 'ended' | 'ending'; readonly kind: UnitKind; readonly units: number; readonly atMs: InstantMs; readonly isDue: boolean }
  | { readonly says: 'held'; readonly kind: UnitKind; readonly units: number; readonly atMs: InstantMs }
  | { readonly says: 'debt'; readonly kind: UnitKind; readonly units: number }
  /** The level that the card has, and what is missing for the next; `kind`: of the units in which that is counted. */
  | { readonly says: 'tier'; readonly kind: UnitKind; readonly name: string | null; readonly next: TierStanding['next'] }
  | { readonly says: 'falls'; readonly name: string; readonly atMs: InstantMs };

/** What a campaign's outlook tells at an instant, which may be later than the one at which it was asked for: what has passed by then is left out. */
export const notesAhead = ({ units, tier, room, cooldownUntilMs }: CampaignOutlook, nowMs: InstantMs): readonly OutlookNote[] => [
  ...(cooldownUntilMs !== null && cooldownUntilMs > nowMs ? [{ says: 'cooldown' as const, untilMs: cooldownUntilMs }] : []),
  ...room.filter(({ nextMs }) => nextMs === null || nextMs > nowMs).map((one) => ({ says: one.left === 0 ? ('full' as const) : ('left' as const), room: one })),
  ...units.flatMap((unit) => notesOfUnit(unit, nowMs)),
  ...(tier === null ? [] : notesOfTier(tier, units[0]?.kind ?? 'stamp', nowMs)),
];

/** Whether it bites now, or something is lost unless somebody minds it. */
export const isPressing = (note: OutlookNote): boolean => note.says === 'ended' || note.says === 'debt' || note.says === 'falls' || (note.says === 'ending' && note.isDue);

const notesOfUnit = ({ kind, debt, endsNext, held }: UnitOutlook, nowMs: InstantMs): readonly OutlookNote[] => [
  ...(endsNext === null ? [] : [{ says: endsNext.atMs <= nowMs ? ('ended' as const) : ('ending' as const), kind, ...endsNext }]),
  ...(held !== null && held.untilMs > nowMs ? [{ says: 'held' as const, kind, units: held.units, atMs: held.untilMs }] : []),
  ...(debt > 0 ? [{ says: 'debt' as const, kind, units: debt }] : []),
];

const notesOfTier = ({ name, next, fallsAtMs }: TierStanding, kind: UnitKind, nowMs: InstantMs): readonly OutlookNote[] => {
  const missing = next?.missing.filter(({ units }) => units > 0) ?? [];
  const ahead = next === null || missing.length === 0 ? null : { ...next, missing };
  return [
    ...(name === null && ahead === null ? [] : [{ says: 'tier' as const, kind, name, next: ahead }]),
    ...(name === null || fallsAtMs === null || fallsAtMs <= nowMs ? [] : [{ says: 'falls' as const, name, atMs: fallsAtMs }]),
  ];
};
