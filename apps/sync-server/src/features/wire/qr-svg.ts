import { escapeMarkup } from '@qoa/design';
import { encode } from 'uqr';

/** How a QR is drawn. */
export interface QrOptions {
  /** Modules of quiet zone; ISO/IEC 18004 asks for 4. */
  readonly border?: number;
  /** What a screen reader says. */
  readonly label: string;
}

/** A QR as one compact SVG element: one path, a run of dark modules in each step, no style that a strict CSP would drop. */
export const qrSvg = (text: string, { border = 4, label }: QrOptions): string => {
  const { data, size } = encode(text, { ecc: 'M', border });
  const runs = data.flatMap((row, y) => runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img" aria-label="${escapeMarkup(label)}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${runs.join('')}"/></svg>`;
};

const runsOf = (row: readonly boolean[]): readonly (readonly [start: number, length: number])[] => {
  const runs: [number, number][] = [];
  row.forEach((isDark, x) => {
    if (!isDark) return;
    const last = runs.at(-1);
    if (last !== undefined && last[0] + last[1] === x) last[1]++;
    else runs.push([x, 1]);
  });
  return runs;
};
