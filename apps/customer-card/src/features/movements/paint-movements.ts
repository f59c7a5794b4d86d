import type { Locale } from '@qoa/messages';
import { created, element } from '../../platform/elements.ts';
import type { CardWords, Movement } from '../card/index.ts';
import { movementLine } from './movement-line.ts';
import type { MovementLine, Reasons } from './movement-line.ts';

/** Paints the last movements below the stamps; it is loaded after the first view. */
export const movementsPainter = (words: CardWords, reasons: Reasons, locale: Locale): ((movements: readonly Movement[]) => void) => {
  const section = element('#movements');
  return (movements) => {
    section.hidden = movements.length === 0;
    const list = created('ul');
    list.append(...movements.map((movement) => lineItem(movementLine(movement, words, reasons, locale))));
    section.replaceChildren(created('h2', words.movements), list);
  };
};

const lineItem = ({ what, given, gave, where, why }: MovementLine): HTMLElement => {
  const item = created('li');
  item.append(created('b', what), created('span', given, gave ? 'given' : 'given none'), created('small', where), ...(why === null ? [] : [created('small', why, 'why')]));
  return item;
};
