import { drawStamps } from '@qoa/design';
import { phoneSale } from '@qoa/messages';
import type { ReactElement } from 'react';
import { useLocale } from '../../platform/use-locale.ts';

interface StampRowProps {
  /** The programme's name. */
  readonly name: string;
  /** Null: the phone has not heard of this card. */
  readonly filled: number | null;
  readonly pending: number;
  readonly goal: number;
  readonly unit: (n: number) => string;
}

/** A card's stamps in one programme, with those that this sale would add. A picture, so that it needs neither script nor style of its own. */
export const StampRow = ({ name, filled, pending, goal, unit }: StampRowProps): ReactElement | null => {
  const words = phoneSale[useLocale()];
  if (filled === null || goal > 20) return null;
  const meaning = words.stampsOf(unit(filled), pending, goal);
  const drawing = drawStamps({ filled, pending, goal, title: name, desc: meaning });
  return <img className="stamp-row" src={`data:image/svg+xml,${encodeURIComponent(drawing)}`} alt={`${name}. ${meaning}`} />;
};
