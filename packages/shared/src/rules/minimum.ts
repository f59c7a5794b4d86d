import type { Facts } from '../events/index.ts';
import type { Look } from './look.ts';
import { centsOf, piecesOf } from './seen-sale.ts';
import { ticketOf } from './ticket.ts';

/** What is missing for the campaign's minimum; null: it is reached. Section 4, *Minimum*. */
export const minimumMissed = ({ compiled: { revision: { minimum, campaign }, allowed }, sale, lines }: Look): Facts | null => {
  if (minimum === null) return null;
  const { cents, pieces } = minimum;
  const measured = minimum.on === 'scope' ? { lines, cents: centsOf(lines) } : ticketOf(sale, allowed);
  const havePieces = piecesOf(measured.lines);
  if (measured.cents >= (cents ?? 0) && havePieces >= (pieces ?? 0)) return null;
  return { programme: campaign, cents: cents ?? 0, pieces: pieces ?? 0, haveCents: measured.cents, havePieces };
};
