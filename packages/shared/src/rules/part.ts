import type { CompiledRule } from './compile.ts';
import type { PartExplained } from './outcome.ts';
import type { Rounding } from './revision.ts';
import type { SeenLine } from './seen-sale.ts';

/** What one rule gives for one line, or for the sale as a whole. Section 5. */
export interface Part {
  readonly rule: CompiledRule;
  readonly line: SeenLine | null;
  /** What it is given for: its line, or all lines of its rule. */
  readonly lines: readonly SeenLine[];
  readonly amount: Amount;
  /** Why it gives nothing, if it does. */
  readonly silence: Exclude<PartExplained['code'], 'GIVEN' | 'CUT'>;
}

/** Units before multipliers: whole already, or `times` an exact fraction that is rounded when it has been multiplied. */
export type Amount =
  | { readonly kind: 'whole'; readonly units: number; readonly mode: Rounding['mode'] }
  | { readonly kind: 'fraction'; readonly dividend: number; readonly divisor: number; readonly times: number; readonly mode: Rounding['mode'] };

/** A part after its multipliers, while limits cut it. */
export interface CutPart extends Part {
  readonly percent: number;
  /** After multipliers, before cuts. */
  before: number;
  units: number;
}

export const wholeAmount = (units: number): Amount => ({ kind: 'whole', units, mode: 'down' });

export const explainPart = ({ rule, line, units, before, percent, silence }: CutPart): PartExplained => ({
  rule: rule.rule.id,
  line: line?.place ?? null,
  units,
  before,
  percent: before === 0 ? 100 : percent,
  code: before === 0 ? silence : units < before ? 'CUT' : 'GIVEN',
});

/** Takes units away from the last part back, of the parts that are looked at. Says how many it took. */
export const cutFromLast = (parts: readonly CutPart[], excess: number, covers: (part: CutPart) => boolean): number => {
  let left = excess;
  for (let at = parts.length - 1; at >= 0 && left > 0; at -= 1) {
    const part = parts[at];
    if (part === undefined || !covers(part)) continue;
    const taken = Math.min(part.units, left);
    part.units -= taken;
    left -= taken;
  }
  return excess - left;
};

export const unitsOf = (parts: readonly CutPart[], covers: (part: CutPart) => boolean): number => {
  let sum = 0;
  for (const part of parts) if (covers(part)) sum += part.units;
  return sum;
};
