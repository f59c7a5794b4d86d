import type { ScannedProduct } from '@qoa/shared/events';

/** A product's code as it stands on the package: without the zeros that only pad a GTIN to 14 digits. */
export const writtenProduct = (product: ScannedProduct): string => {
  if ('raw' in product) return product.raw;
  const digits = product.gtin.replace(/^0+/, '');
  const printed = [8, 12, 13, 14].find((length) => length >= digits.length) ?? 14;
  return product.gtin.slice(14 - printed);
};
