import type { CardId, ProgrammeId } from '../ids/index.ts';
import type { Posting } from './posting.ts';

/** The posting of `units` > 0 of a card that have ended. Law: final */
export const expire = (programme: ProgrammeId, card: CardId, units: number): Posting => ({
  from: { kind: 'card', owner: card, programme },
  to: { kind: 'expired', owner: 0, programme },
  units,
  reason: 'expire',
});
