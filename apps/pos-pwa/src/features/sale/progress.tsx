import type { ReactElement } from 'react';

interface ProgressProps {
  readonly filled: number;
  /** Added by the sale on screen, not yet confirmed. */
  readonly pending: number;
  readonly goal: number;
}

/** Goals up to this many are drawn unit by unit. */
const pipsMax = 20;

/** How far a card is on its way to a goal, small enough to stand above the products. The words beside it say the same. */
export const Progress = ({ filled, pending, goal }: ProgressProps): ReactElement =>
  goal <= pipsMax ? (
    <span className="pips" aria-hidden="true">
      {Array.from({ length: goal }, (_, place) => (
        <i key={place} data-place={place < filled ? 'filled' : place < filled + pending ? 'pending' : 'open'} />
      ))}
    </span>
  ) : (
    <svg className="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-filled" width={shareOf(filled, goal)} height="10" />
      <rect className="bar-pending" x={shareOf(filled, goal)} width={shareOf(filled + pending, goal) - shareOf(filled, goal)} height="10" />
    </svg>
  );

const shareOf = (units: number, goal: number): number => Math.min(100, (100 * units) / goal);
