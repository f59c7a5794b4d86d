import { assert } from '@qoa/shared/result';

/** A printed symbol as dark and light modules, quiet zone included; `aspect` is its height over its width on paper. */
export interface PrintedSymbol {
  readonly columns: number;
  readonly rows: number;
  readonly aspect: number;
  readonly isDark: (column: number, row: number) => boolean;
}

/** Nothing but paper: what the camera sees between two symbols. */
export const blankPaper: PrintedSymbol = { columns: 1, rows: 1, aspect: 1, isDark: () => false };

const leftOdd = ['0001101', '0011001', '0010011', '0111101', '0100011', '0110001', '0101111', '0111011', '0110111', '0001011'];
const parities = ['OOOOOO', 'OOEOEE', 'OOEEOE', 'OOEEEO', 'OEOOEE', 'OEEOOE', 'OEEEOO', 'OEOEOE', 'OEOEEO', 'OEEOEO'];
const quietModules = 11;

/** The bars of thirteen digits, check digit included. Source: GS1 General Specifications, 5.2. */
export const ean13 = (digits: string): PrintedSymbol => {
  assert(/^\d{13}$/.test(digits), 'EAN-13 has thirteen digits');
  const [first = '0', ...rest] = digits;
  const parity = parities[Number(first)] ?? '';
  const left = rest.slice(0, 6).map((digit, i) => (parity[i] === 'E' ? evenOf(digit) : oddOf(digit)));
  const right = rest.slice(6).map((digit) => inverted(oddOf(digit)));
  const bars = `101${left.join('')}01010${right.join('')}101`;
  const modules = '0'.repeat(quietModules) + bars + '0'.repeat(quietModules);
  return { columns: modules.length, rows: 1, aspect: 0.6, isDark: (column) => modules[column] === '1' };
};

/** A QR code from its modules, `true` for dark, without quiet zone: four modules of it are added. Source: ISO/IEC 18004, 9.1. */
export const qrOf = (modules: readonly (readonly boolean[])[]): PrintedSymbol => {
  const size = modules.length + 8;
  return { columns: size, rows: size, aspect: 1, isDark: (column, row) => modules[row - 4]?.[column - 4] ?? false };
};

const oddOf = (digit: string): string => leftOdd[Number(digit)] ?? '';
const inverted = (modules: string): string => modules.replace(/[01]/g, (module) => (module === '0' ? '1' : '0'));
const evenOf = (digit: string): string => [...inverted(oddOf(digit))].reverse().join('');
