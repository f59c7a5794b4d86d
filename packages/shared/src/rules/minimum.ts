import type { Facts } from '../events/index.ts';
import type { Look } from './look.ts';
import { centsOf, piecesOf, ticketMoney } from './seen-sale.ts';

/** What is missing for the campaign's minimum; null: it is reached. Section 4, *Minimum*. */
export const minimumMissed = ({ compiled: { revision: { minimum, campaign } }, sale, lines }: Look): Facts | null => {
  if (minimum === null) return null;
  const { cents, pieces, on } = minimum;
  const haveCents = on === 'scope' ? centsOf(lines) : ticketMoney(sale);
  const havePieces = piecesOf(on === 'scope' ? lines : sale.lines.filter(({ facts }) => !facts.isPrize));
  if (haveCents >= (cents ?? 0) && havePieces >= (pieces ?? 0)) return null;
  return { programme: campaign, cents: cents ?? 0, pieces: pieces ?? 0, haveCents, havePieces };
};
