import type { ReactElement } from 'react';

interface PipsProps {
  readonly filled: number;
  /** Added by the sale on screen, not yet confirmed. */
  readonly pending: number;
  readonly goal: number;
}

/** A card's stamps in one line, small enough to stand above the products. The words beside it say the same. */
export const Pips = ({ filled, pending, goal }: PipsProps): ReactElement => (
  <span className="pips" aria-hidden="true">
    {Array.from({ length: Math.min(goal, 20) }, (_, place) => (
      <i key={place} data-place={place < filled ? 'filled' : place < filled + pending ? 'pending' : 'open'} />
    ))}
  </span>
);
