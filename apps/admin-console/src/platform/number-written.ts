/**
 * A number as people type it; NaN for what is none. Commas part the thousands (`1,000`); one comma before the last one or two digits is a decimal
 * comma (`2,25`), so that no amount is ever read a hundred times too large. Spaces and `$` are passed over.
 */
export const numberWritten = (text: string): number => {
  const bare = text.replaceAll(/[\s$]/g, '');
  if (/^-?\d{1,3}(,\d{3})+(\.\d*)?$/.test(bare)) return Number(bare.replaceAll(',', ''));
  return /^-?(\d+[.,]?\d*|\.\d+)$/.test(bare) && !/,\d{3}/.test(bare) ? Number(bare.replace(',', '.')) : Number.NaN;
};

/** Whole cents of typed pesos; NaN for what is no amount or has parts of a cent. */
export const centsWritten = (text: string): number => (/\.\d{3}/.test(text) ? Number.NaN : Math.round(numberWritten(text) * 100));
