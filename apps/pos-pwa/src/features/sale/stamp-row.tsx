import { drawStamps } from '@qoa/design';
import { phoneSale } from '@qoa/messages';
import type { ReactElement } from 'react';
import { useLocale } from '../../platform/use-locale.ts';

interface StampRowProps {
  readonly name: string;
  readonly filled: number;
  /** How many of them have just come. */
  readonly fresh: number;
  readonly goal: number;
  readonly unit: (n: number) => string;
}

/** A card's stamps, drawn. A picture of its own, so that it needs neither script nor style on the page. */
export const StampRow = ({ name, filled, fresh, goal, unit }: StampRowProps): ReactElement | null => {
  const words = phoneSale[useLocale()];
  if (goal > 20) return null;
  const meaning = words.stampsOf(unit(filled), 0, goal);
  const drawing = drawStamps({ filled, pending: 0, goal, fresh, title: name, desc: meaning });
  return <img className="stamp-row" src={`data:image/svg+xml,${encodeURIComponent(drawing)}`} alt={`${name}. ${meaning}`} />;
};
