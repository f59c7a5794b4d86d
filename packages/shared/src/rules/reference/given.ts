import type { InstantMs } from '../../ids/index.ts';
import type { GivenUnits } from '../outcome.ts';
import type { Revision, UnitKind } from '../document/revision.ts';
import { expiresAt, usableFrom } from './expiry.ts';
import { type Share, sumOf } from './part.ts';
import type { Past } from './past.ts';
import { noHolding } from './remember.ts';

/** Section 9: each kind of which something is left, stamps before points. `due` tells what would have been given had nothing been cut. */
export const givenOf = (revision: Revision, past: Past, atMs: InstantMs, due: (kind?: UnitKind) => number, left: readonly Share[]): readonly GivenUnits[] =>
  (['stamp', 'point'] as const).flatMap((kind): readonly GivenUnits[] => {
    const unit = revision.units.find((one) => one.kind === kind);
    const units = sumOf(left, kind);
    if (unit === undefined || units === 0) return [];
    const { debt, lots } = past.holdings[unit.programme] ?? noHolding;
    const lastSoldAtMs = Math.max(atMs, ...past.sales.filter(({ counted }) => counted).map((sale) => sale.atMs));
    return [
      {
        kind,
        programme: unit.programme,
        units,
        before: due(kind),
        repaid: Math.min(debt, units),
        usableFromMs: usableFrom(revision.timeZone, unit, atMs),
        expiresAtMs: expiresAt(revision.timeZone, unit, atMs, lots, lastSoldAtMs),
      },
    ];
  });
