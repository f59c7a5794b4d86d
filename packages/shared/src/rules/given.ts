import { stampsFirst } from './budget-and-goal.ts';
import { endsAtMs, usableFromMs } from './lot-dates.ts';
import type { Look } from './look.ts';
import type { GivenUnits } from './outcome.ts';
import { type CutPart, unitsOf } from './part.ts';
import type { UnitKind } from './document/revision.ts';

/** Section 9: what the parts give of each unit, more than 0 each, debt repaid out of it first. `due`: what it would have been of a kind had nothing been cut. */
export const givenOf = (look: Look, parts: readonly CutPart[], due: (kind: UnitKind) => number): readonly GivenUnits[] => {
  const given: GivenUnits[] = [];
  for (const unit of stampsFirst(look.compiled.revision.units)) {
    const units = unitsOf(parts, ({ rule: { rule } }) => rule.unit === unit.kind);
    if (units === 0) continue;
    const holding = look.state.holdings[unit.programme];
    given.push({
      kind: unit.kind,
      programme: unit.programme,
      units,
      before: due(unit.kind),
      repaid: Math.min(holding?.debt ?? 0, units),
      usableFromMs: usableFromMs(look.moment, unit.heldDays),
      expiresAtMs: endsAtMs(unit.expiry, look.moment, holding?.lots ?? [], look.state.lastSoldAtMs),
    });
  }
  return given;
};
