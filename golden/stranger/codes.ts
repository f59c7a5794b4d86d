// Written from docs/protocol/index.md, "Codes that people and scanners meet".

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const timesX = (sum: number): number => ((sum << 1) & 31) ^ (sum & 16 ? 5 : 0);

/** Symbols with their checksum; the seed is 1 for cards and 2 for enrolment codes. */
export const withChecksum = (values: readonly number[], seed: number): string => {
  const sum = values.reduce((before, value) => timesX(before) ^ value, seed);
  return [...values, timesX(sum)].map((value) => symbols.charAt(value)).join('');
};

export const isRight = (code: string, seed: number): boolean => [...code].reduce((sum, symbol) => timesX(sum) ^ symbols.indexOf(symbol), seed) === 0;

/** The symbols behind what a person typed. */
export const asTyped = (text: string): string => text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

export const cardOfBytes = (bytes: Buffer): string => {
  const bits = BigInt(`0x${bytes.toString('hex')}`);
  return withChecksum(Array.from({ length: 11 }, (_, place) => Number((bits >> BigInt(5 * (10 - place))) & 31n)), 1);
};

export const bytesOfCard = (card: string): Buffer => {
  let bits = 0n;
  for (const symbol of card.slice(0, 11)) bits = (bits << 5n) | BigInt(symbols.indexOf(symbol));
  return Buffer.from(bits.toString(16).padStart(14, '0'), 'hex');
};

/** The check digit of a GTIN's first digits. */
export const checkDigit = (digits: string): string => {
  const sum = [...digits].reverse().reduce((before, digit, i) => before + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
};
