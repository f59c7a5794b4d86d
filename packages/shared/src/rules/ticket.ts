import type { Cents } from '../ids/index.ts';
import { centsOf, type SeenLine, type SeenSale } from './seen-sale.ts';

/** What a campaign sees of the whole purchase. Section 4, *Ticket*. */
export interface Ticket {
  readonly lines: readonly SeenLine[];
  readonly cents: Cents;
  /** Nothing of its money is missing. */
  readonly isTold: boolean;
  /** The restricted lines that were to be taken out of a told sum, and of which nobody told the amount. */
  readonly untold: readonly SeenLine[];
}

/** The ticket without prizes, and without the restricted goods that the campaign does not name: they take no part. `allowed`: the kinds that it names. */
export const ticketOf = ({ lines, ticketCents }: SeenSale, allowed: ReadonlySet<string>): Ticket => {
  const isLeftOut = ({ facts: { restricted } }: SeenLine): boolean => restricted !== null && !allowed.has(restricted);
  const bought = lines.filter((line) => !line.facts.isPrize && !isLeftOut(line));
  const out = lines.filter((line) => line.facts.isPrize || isLeftOut(line));
  const untold = ticketCents === null ? none : out.filter((line) => line.cents === null && !line.facts.isPrize);
  if (ticketCents === null || untold.length > 0) return { lines: bought, cents: centsOf(bought), isTold: untold.length === 0 && bought.every(({ cents }) => cents !== null), untold };
  return { lines: bought, cents: Math.max(0, ticketCents - centsOf(out)), isTold: true, untold };
};

const none: readonly SeenLine[] = [];
