import { escapeMarkup } from './markup.ts';
import { paint } from './paint.ts';

/** What came day by day, and what was left of a budget after each. */
export interface Curve {
  /** One a day, in order; at least one, none below zero. */
  readonly bars: readonly number[];
  /** As many as bars; null: there is no budget. */
  readonly line: readonly number[] | null;
  /** The words of the first and the last day, and of the highest bar and the highest point of the line. */
  readonly first: string;
  readonly last: string;
  readonly barsMax: string;
  readonly lineMax: string;
  /** What the drawing is, and what it shows, for whoever does not see it. */
  readonly title: string;
  readonly desc: string;
}

const [width, height] = [640, 230];
const plot = { left: 12, right: 628, top: 34, bottom: 196 };

/** Draws days as bars and a budget as a line that falls: one SVG element. Bars and line have each their own scale, told above them. */
export const drawCurve = (curve: Curve): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img"><title>${escapeMarkup(curve.title)}</title><desc>${escapeMarkup(curve.desc)}</desc>`
  + `<rect width="${width}" height="${height}" rx="14" fill="${paint.paper}"/>`
  + curve.bars.map((_, nth) => bar(curve, nth)).join('')
  + `<path d="M${plot.left} ${plot.bottom}H${plot.right}" stroke="${paint.ink}" stroke-width="2"/>`
  + (curve.line === null ? '' : lineOf(curve.line))
  + words(curve.barsMax, plot.left, 22, 'start', paint.action)
  + (curve.line === null ? '' : words(curve.lineMax, plot.right, 22, 'end', paint.stamp))
  + words(curve.first, plot.left, 218, 'start', paint.ink)
  + words(curve.last, plot.right, 218, 'end', paint.ink)
  + '</svg>';

const bar = ({ bars }: Curve, nth: number): string => {
  const step = (plot.right - plot.left) / bars.length;
  const tall = round(((bars[nth] ?? 0) / Math.max(1, ...bars)) * (plot.bottom - plot.top));
  return tall === 0 ? '' : `<rect class="day" x="${round(plot.left + nth * step + step * 0.14)}" y="${round(plot.bottom - tall)}" width="${round(step * 0.72)}" height="${tall}" fill="${paint.action}"/>`;
};

/** Each point stands over the middle of its day. */
const lineOf = (line: readonly number[]): string => {
  const step = (plot.right - plot.left) / line.length;
  const points = line.map((value, nth) => ({ x: round(plot.left + (nth + 0.5) * step), y: round(plot.bottom - (value / Math.max(1, ...line)) * (plot.bottom - plot.top)) }));
  return `<path d="M${points.map(({ x, y }) => `${x} ${y}`).join('L')}" fill="none" stroke="${paint.paper}" stroke-width="7" stroke-linejoin="round"/>`
    + `<path class="left" d="M${points.map(({ x, y }) => `${x} ${y}`).join('L')}" fill="none" stroke="${paint.stamp}" stroke-width="3.5" stroke-linejoin="round" stroke-linecap="round"/>`
    + (line.length > 31 ? '' : points.map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="4" fill="${paint.stamp}"/>`).join(''));
};

const words = (text: string, x: number, y: number, anchor: 'start' | 'end', fill: string): string =>
  `<text x="${x}" y="${y}" font-size="15" font-weight="700" text-anchor="${anchor}" fill="${fill}" font-family="system-ui,sans-serif">${escapeMarkup(text)}</text>`;

const round = (n: number): number => Math.round(n * 10) / 10;
