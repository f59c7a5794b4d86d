import type { Facts } from '../events/index.ts';
import type { CompiledLimit } from './compile.ts';
import { roomOf } from './limit-room.ts';
import type { Look } from './look.ts';
import { type CutPart, cutExtras, cutFromLast, extrasLeft, unitsOf } from './part.ts';
import type { Limit } from './document/revision.ts';
import type { SeenLine } from './seen-sale.ts';

/** A limit that took something away, with what had been used of it before. */
export interface Bite {
  readonly limit: CompiledLimit;
  readonly used: number;
}

/** The first limit on sales that has no room for one more. Section 4. */
export const fullSalesLimit = (look: Look): Bite | null => {
  for (const limit of look.compiled.limits) {
    if (limit.limit.of.kind !== 'sales' || !look.lines.some(({ facts }) => limit.covers(facts))) continue;
    const room = roomOf(look, limit);
    if (room !== null && room.room < 1) return { limit, used: room.used };
  }
  return null;
};

/** The eligible lines as limits on items leave them, and the last that took pieces. A line cut to no pieces takes no part any more. Section 7, *items*. */
export const cutItems = (look: Look): { readonly lines: readonly SeenLine[]; readonly bite: Bite | null } => {
  let lines = look.lines;
  let bite: Bite | null = null;
  for (const limit of look.compiled.limits) {
    if (limit.limit.of.kind !== 'items') continue;
    const room = roomOf(look, limit);
    const pieces = lines.reduce((sum, line) => sum + (limit.covers(line.facts) ? line.pieces : 0), 0);
    if (room === null || pieces <= room.room) continue;
    lines = withFewerPieces(lines, pieces - room.room, limit);
    bite = { limit, used: room.used };
  }
  return { lines, bite };
};

const withFewerPieces = (lines: readonly SeenLine[], excess: number, { covers }: CompiledLimit): readonly SeenLine[] => {
  let left = excess;
  const cut = [...lines].reverse().map((line) => {
    const taken = covers(line.facts) ? Math.min(left, line.pieces) : 0;
    if (taken === 0) return line;
    left -= taken;
    const pieces = line.pieces - taken;
    return pieces === 0 ? null : { ...line, pieces, cents: line.cents === null ? null : Math.floor((line.cents * pieces) / line.pieces) };
  });
  return cut.reverse().filter((line) => line !== null);
};

/** Cuts what multipliers added by limits on it. Says which was the last to take something. Section 7, *extra*. */
export const cutAdded = (look: Look, parts: readonly CutPart[]): Bite | null => {
  let bite: Bite | null = null;
  for (const limit of look.compiled.extraLimits) {
    const { of } = limit.limit;
    if (of.kind !== 'extra') continue;
    const covers = partsOf(limit);
    const room = roomOf(look, limit);
    const added = room === null ? 0 : extrasLeft(parts, of.multiplier, covers);
    if (room === null || added <= room.room) continue;
    cutExtras(parts, added - room.room, of.multiplier, covers);
    bite = { limit, used: room.used };
  }
  return bite;
};

/** What a limit on units, or on what a multiplier adds, counts of the parts. */
export const countedOf = (parts: readonly CutPart[], limit: CompiledLimit): number => {
  const { of } = limit.limit;
  return of.kind === 'extra' ? extrasLeft(parts, of.multiplier, partsOf(limit)) : unitsOf(parts, partsOf(limit));
};

/** Cuts the parts by limits on units, the narrowest first. Says which was the last to take something. Section 7, *units*. */
export const cutUnits = (look: Look, parts: readonly CutPart[]): Bite | null => {
  let bite: Bite | null = null;
  for (const limit of look.compiled.unitLimits) {
    const covers = partsOf(limit);
    const room = roomOf(look, limit);
    const units = room === null ? 0 : unitsOf(parts, covers);
    if (room === null || units <= room.room) continue;
    cutFromLast(parts, units - room.room, covers);
    bite = { limit, used: room.used };
  }
  return bite;
};

/** The parts that a limit on units, or on what a multiplier adds, looks at. */
export const partsOf = ({ limit: { of }, covers }: CompiledLimit): ((part: CutPart) => boolean) => {
  if (of.kind === 'extra') return ({ line }) => covers(line?.facts ?? null);
  if (of.kind !== 'units') return () => false;
  return ({ rule: { rule }, line }) => rule.unit === of.unit && covers(line?.facts ?? null);
};

/** What is told of a limit that bit, but when there is room again. */
export const biteFacts = ({ limit: { limit: { of, per, max, scope, holder } }, used }: Bite): Facts => ({
  of: of.kind === 'units' ? of.unit : of.kind,
  per: perName(per),
  units: max,
  used,
  holder,
  scope: scope.kind,
  brand: scope.kind === 'brand' ? scope.brand : '',
});

const perName = (per: Limit['per']): string => (typeof per === 'object' ? `${per.hours}h` : per);
