import { err, ok, type Result } from '../result/index.ts';
import type { SaleLine } from '../events/index.ts';
import type { Cents } from '../ids/index.ts';

/** A million pesos: more is a slip of the thumb. A hundred lines of it still fit an envelope. */
export const amountCentsMax: Cents = 100_000_000;

/**
 * Pesos as a person types them, in whole cents: `45`, `45.5`, `$1,234.50`, and `45,50` from a keypad that has no point.
 * A comma before one or two last digits is the decimal one, any other groups thousands. Nothing typed is no amount (null).
 * Errors: `wrong` for what is no amount, has more than two decimals, or is above `amountCentsMax`.
 */
export const centsOfPesos = (text: string): Result<Cents | null, 'wrong'> => {
  const typed = text.replace(/[\s$]/g, '');
  if (typed === '') return ok(null);
  const pointed = /^\d+,\d{1,2}$/.test(typed) ? typed.replace(',', '.') : typed.replace(/,(?=\d{3}(?!\d))/g, '');
  const [, pesos, decimals = ''] = /^(\d{1,7})(?:\.(\d{0,2}))?$/.exec(pointed) ?? [];
  if (pesos === undefined) return err('wrong');
  const cents = Number(pesos) * 100 + Number(decimals.padEnd(2, '0'));
  return cents <= amountCentsMax ? ok(cents) : err('wrong');
};

/** What a sale came to: the ticket where it was said, else the sum when every line has its amount; null when nobody said. */
export const saleAmountOf = ({ ticketCents, lines }: { readonly ticketCents: Cents | null; readonly lines: readonly Pick<SaleLine, 'amountCents'>[] }): Cents | null => ticketCents ?? linesAmountOf(lines);

/** The sum of the lines; null unless each has its amount. */
export const linesAmountOf = (lines: readonly Pick<SaleLine, 'amountCents'>[]): Cents | null => {
  let sum = 0;
  for (const { amountCents } of lines) {
    if (amountCents === null) return null;
    sum += amountCents;
  }
  return lines.length === 0 ? null : sum;
};
