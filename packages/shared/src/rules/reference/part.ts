import type { EarnRule, UnitKind } from '../document/revision.ts';
import type { PartExplained } from '../outcome.ts';
import type { Line } from './lines.ts';

/** What a rule gives before any multiplier: section 5. */
export interface Part {
  readonly rule: EarnRule;
  /** Null: of the sale as a whole. */
  readonly line: Line | null;
  /** The lines by which a multiplier covers it. */
  readonly lines: readonly Line[];
  /** The units that this percent makes of it, rounded as its rule rounds. */
  readonly at: (percent: number) => number;
  /** Why it is nothing, should it be nothing. */
  readonly otherwise: PartExplained['code'];
  readonly isFixed: boolean;
}

export interface Added {
  readonly multiplier: string;
  readonly added: number;
}

/** What a part came to: multiplied, then cut. */
export interface Share {
  readonly rule: EarnRule;
  readonly line: Line | null;
  readonly percent: number;
  /** What each multiplier added, in the order in which they did. */
  readonly extras: readonly Added[];
  readonly before: number;
  readonly units: number;
  readonly otherwise: PartExplained['code'];
}

/** Section 7, `extra`: what a multiplier added to a share, as far as it is still there. */
export const addedBy = ({ extras }: Share, multiplier: string): number => extras.find((one) => one.multiplier === multiplier)?.added ?? 0;

/** Takes so many units from a share: first what was added last. */
const takeFrom = (share: Share, taken: number): Share => {
  let left = taken;
  const extras = share.extras
    .toReversed()
    .map(({ multiplier, added }) => {
      const gone = Math.min(left, added);
      left -= gone;
      return { multiplier, added: added - gone };
    })
    .toReversed();
  return { ...share, extras, units: share.units - taken };
};

/** Takes what exceeds the room of what one multiplier added, from the last of the chosen shares back. */
export const cutAddedTo = (room: number, shares: readonly Share[], multiplier: string, isChosen: (share: Share) => boolean): readonly Share[] => {
  let excess = Math.max(0, shares.filter(isChosen).reduce((sum, share) => sum + addedBy(share, multiplier), 0) - Math.max(0, room));
  return shares
    .toReversed()
    .map((share) => {
      if (!isChosen(share)) return share;
      const taken = Math.min(excess, addedBy(share, multiplier));
      excess -= taken;
      return { ...share, units: share.units - taken, extras: share.extras.map((one) => (one.multiplier === multiplier ? { ...one, added: one.added - taken } : one)) };
    })
    .toReversed();
};

/** What a rule without a line, or out of its time, gives. */
export const nothing = (rule: EarnRule, otherwise: PartExplained['code']): Part => ({ rule, line: null, lines: [], at: () => 0, otherwise, isFixed: true });

export const sumOf = (shares: readonly Share[], kind?: UnitKind): number => shares.reduce((sum, { rule, units }) => sum + (kind === undefined || rule.unit === kind ? units : 0), 0);

/** Takes what exceeds the room from the last of the chosen shares back. */
export const cutTo = (room: number, shares: readonly Share[], isChosen: (share: Share) => boolean): readonly Share[] => {
  let excess = Math.max(0, sumOf(shares.filter(isChosen)) - Math.max(0, room));
  return shares
    .toReversed()
    .map((share) => {
      if (!isChosen(share)) return share;
      const taken = Math.min(excess, share.units);
      excess -= taken;
      return takeFrom(share, taken);
    })
    .toReversed();
};

export const explained = ({ rule, line, percent, before, units, otherwise }: Share): PartExplained => ({
  rule: rule.id,
  line: line === null ? null : line.place,
  units,
  before,
  percent,
  code: before === 0 ? otherwise : units < before ? 'CUT' : 'GIVEN',
});
