import type { CompiledRule } from './compile.ts';
import type { PartExplained } from './outcome.ts';
import type { Rounding } from './document/revision.ts';
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

/** What a multiplier added to a part. */
export interface Extra {
  readonly multiplier: string;
  units: number;
}

/** A part after its multipliers, while limits cut it. */
export interface CutPart extends Part {
  readonly percent: number;
  /** Before multipliers. */
  readonly base: number;
  /** What its multipliers added, one after another. */
  readonly extras: Extra[];
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

/** What is left in a part of what a multiplier added: a cut takes what was added last, and last what stood before multipliers. Section 7, *extra*. */
export const extraLeft = ({ base, extras, units }: CutPart, multiplier: string): number => {
  let below = base;
  for (const extra of extras) {
    if (extra.multiplier === multiplier) return Math.max(0, Math.min(extra.units, units - below));
    below += extra.units;
  }
  return 0;
};

/** Takes what a multiplier added away from the last part back, of the parts that are looked at. */
export const cutExtras = (parts: readonly CutPart[], excess: number, multiplier: string, covers: (part: CutPart) => boolean): void => {
  let left = excess;
  for (let at = parts.length - 1; at >= 0 && left > 0; at -= 1) {
    const part = parts[at];
    const extra = part?.extras.find((one) => one.multiplier === multiplier);
    if (part === undefined || extra === undefined || !covers(part)) continue;
    const had = extraLeft(part, multiplier);
    const taken = Math.min(had, left);
    extra.units = had - taken;
    part.units -= taken;
    left -= taken;
  }
};

export const extrasLeft = (parts: readonly CutPart[], multiplier: string, covers: (part: CutPart) => boolean): number => {
  let sum = 0;
  for (const part of parts) if (covers(part)) sum += extraLeft(part, multiplier);
  return sum;
};

export const unitsOf = (parts: readonly CutPart[], covers: (part: CutPart) => boolean): number => {
  let sum = 0;
  for (const part of parts) if (covers(part)) sum += part.units;
  return sum;
};
