import type { Per } from '../document/revision.ts';
import type { Line } from './lines.ts';
import { inProducts } from './scopes.ts';

/** Section 5, *combo*: how many complete sets, dealt one after another. */
export const setsOf = ({ parts, timesMax }: Extract<Per, { readonly kind: 'combo' }>, lines: readonly Line[]): number => {
  const left = lines.map(({ pieces }) => pieces);
  const dealPart = (part: (typeof parts)[number]): boolean => {
    let missing = part.pieces;
    for (const [index, line] of lines.entries()) {
      if (!inProducts(part.products, line.told)) continue;
      const taken = Math.min(missing, left[index] ?? 0);
      left[index] = (left[index] ?? 0) - taken;
      missing -= taken;
    }
    return missing === 0;
  };
  let sets = 0;
  while (sets < timesMax && parts.every(dealPart)) sets += 1;
  return sets;
};
