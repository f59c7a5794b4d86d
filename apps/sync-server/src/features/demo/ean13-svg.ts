import { escapeMarkup } from '@qoa/design';
import { assert } from '@qoa/shared/result';

/** Bars of the left digits with odd parity; even parity is the mirror of the right, and the right is the negative of this. Source: GS1 General Specifications, 5.2.1.2. */
const odd = ['0001101', '0011001', '0010011', '0111101', '0100011', '0110001', '0101111', '0111011', '0110111', '0001011'] as const;
/** Which of the left six digits have even parity, told by the first digit. */
const parities = ['OOOOOO', 'OOEOEE', 'OOEEOE', 'OOEEEO', 'OEOOEE', 'OEEOOE', 'OEEEOO', 'OEOEOE', 'OEOEEO', 'OEEOEO'] as const;

const quietLeft = 11;
const quietRight = 7;
const barHeight = 60;
const guardHeight = 65;
const totalHeight = 75;

/** The 95 modules of an EAN-13, dark as `1`. */
export const ean13Modules = (digits: string): string => {
  assert(/^\d{13}$/.test(digits), 'an EAN-13 has thirteen digits');
  const parity = parities[Number(digits[0])] ?? 'OOOOOO';
  const left = [...digits.slice(1, 7)].map((digit, at) => (parity[at] === 'E' ? reversed(negative(oddOf(digit))) : oddOf(digit)));
  const right = [...digits.slice(7)].map((digit) => negative(oddOf(digit)));
  return `101${left.join('')}01010${right.join('')}101`;
};

/** An EAN-13 as one SVG element with its digits below, quiet zones included. */
export const ean13Svg = (digits: string, label: string): string => {
  const modules = ean13Modules(digits);
  const width = quietLeft + modules.length + quietRight;
  const bars = [...modules].map((module, at) => (module === '1' ? `M${quietLeft + at} 0h1v${isGuard(at) ? guardHeight : barHeight}h-1z` : '')).join('');
  const groups = [digits.slice(0, 1), digits.slice(1, 7), digits.slice(7)].map((text, at) => `<text x="${[2, quietLeft + 5, quietLeft + 51][at]}" y="73" ${at === 0 ? '' : 'textLength="38"'}>${text}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${totalHeight}" role="img" aria-label="${escapeMarkup(label)}" shape-rendering="crispEdges"><rect width="${width}" height="${totalHeight}" fill="#fff"/><path d="${bars}"/><g font-family="monospace" font-size="11">${groups.join('')}</g></svg>`;
};

const oddOf = (digit: string): string => odd[Number(digit)] ?? odd[0];
const negative = (modules: string): string => modules.replace(/[01]/g, (module) => (module === '1' ? '0' : '1'));
const reversed = (modules: string): string => [...modules].reverse().join('');
const isGuard = (at: number): boolean => at < 3 || (at >= 45 && at < 50) || at >= 92;
