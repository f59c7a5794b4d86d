import { escapeMarkup } from './markup.ts';
import { paint } from './paint.ts';
import { drawWordmark } from './wordmark.ts';

/** A card that counts instead of filling up place by place: points, or more stamps than a card has room for. */
export interface PointsCardDrawing {
  readonly balance: number;
  /** What the nearest prize costs. */
  readonly goal: number;
  /** What is counted, in words. */
  readonly unit: string;
  /** The programme's name, and what the goal gives. */
  readonly name: string;
  readonly prize: string;
  /** The drawing's name and its meaning for a screen reader. */
  readonly title: string;
  readonly desc: string;
}

const width = 360;
const height = 190;
const inner = 312;

/** Draws a points card as one SVG element: the painted sign with its name, the balance, how far the prize is, and the prize. */
export const drawPointsCard = ({ balance, goal, unit, name, prize, title, desc }: PointsCardDrawing): string => {
  const share = goal <= 0 ? 1 : Math.max(0, Math.min(1, balance / goal));
  const filled = Math.round(inner * share);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width + 6} ${height + 6}" role="img" aria-label="${escapeMarkup(`${title}. ${desc}`)}">`
    + `<rect x="6" y="6" width="${width}" height="${height}" rx="22" fill="${paint.ink}"/>`
    + `<rect x="1" y="1" width="${width - 1}" height="${height - 1}" rx="22" fill="${paint.brand}" stroke="${paint.ink}" stroke-width="2"/>`
    + drawWordmark(null).replace('<svg ', '<svg x="24" y="20" width="67" height="32" ')
    + line(name, width - 24, 44, 17, 'end')
    + line(String(balance), 24, 112, 46, 'start')
    + line(`${unit} / ${goal}`, width - 24, 112, 17, 'end')
    + `<rect x="24" y="124" width="${inner}" height="18" rx="9" fill="${paint.paper}" stroke="${paint.ink}" stroke-width="2"/>`
    + (filled === 0 ? '' : `<rect x="25" y="125" width="${Math.max(16, filled - 2)}" height="16" rx="8" fill="${paint.stamp}"/>`)
    + line(prize, 24, height - 18, 19, 'start')
    + '</svg>';
};

const line = (text: string, x: number, y: number, size: number, anchor: 'start' | 'end'): string =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="800" text-anchor="${anchor}" fill="${paint.ink}" font-family="system-ui,sans-serif">${escapeMarkup(text)}</text>`;
