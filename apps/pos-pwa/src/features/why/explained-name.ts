import type { EventName } from '@qoa/shared/events';
import type { ListedEvent } from '../replica/index.ts';

/** Which event's answer gave a card something, or told why not: the sale's, or that of the card added to it. Null while there is none, and for a sale without a card. */
export const explainedName = ({ name, card, answer, claim }: ListedEvent): EventName | null => {
  if (claim !== null) return claim.answer === null ? null : claim.name;
  return card === null || answer === null ? null : name;
};
