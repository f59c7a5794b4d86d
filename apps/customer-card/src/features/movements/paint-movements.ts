import type { Locale } from '@qoa/messages';
import { created, element } from '../../platform/elements.ts';
import type { CardWords, Movement } from '../card/index.ts';
import { movementLine } from './movement-line.ts';
import type { EndedWords, MovementLine, Reasons } from './movement-line.ts';
import { type AskWhy, whyBox, type WhyWords } from './why-box.ts';

/** What a list of movements is told with. */
export interface MovementsParts {
  readonly words: CardWords;
  readonly why: WhyWords & EndedWords;
  readonly reasons: Reasons;
  readonly locale: Locale;
  readonly askWhy: AskWhy;
}

/** Paints the last movements below the stamps, each of which tells why when it is opened; it is loaded after the first view. */
export const movementsPainter = ({ words, why, reasons, locale, askWhy }: MovementsParts): ((movements: readonly Movement[]) => void) => {
  const section = element('#movements');
  const boxOf = whyBox(why, askWhy);
  return (movements) => {
    section.hidden = movements.length === 0;
    const list = created('ul');
    list.append(
      ...movements.map((movement) => {
        const item = created('li');
        const parts = partsOf(movementLine(movement, { words, ended: why, reasons, locale }));
        // What has ended, or Qoa made good after a failure, has no purchase to explain.
        const whole = movement.products.length === 0;
        item.className = whole ? 'whole' : '';
        item.append(...(whole ? parts : [boxOf(movement.judgedNo, parts)]));
        return item;
      }),
    );
    section.replaceChildren(created('h2', words.movements), list);
  };
};

const partsOf = ({ what, given, gave, where, why }: MovementLine): readonly HTMLElement[] => [
  created('b', what),
  ...(given === '' ? [] : [created('span', given, gave ? 'given' : 'given none')]),
  created('small', where),
  ...(why === null ? [] : [created('small', why, 'why')]),
];
