import { escapeMarkup } from './markup.ts';
import { paint } from './paint.ts';
import { columnsOf, drawStamps } from './stamps.ts';
import type { Stamps } from './stamps.ts';
import { drawWordmark } from './wordmark.ts';

/** A whole card as a picture: for the start page, a poster, a message. */
export interface CardDrawing extends Stamps {
  /** The programme's name, and what the last stamp gives. */
  readonly name: string;
  readonly prize: string;
}

const width = 360;
const inner = 312;

/** Draws a stamp card as one SVG element: the painted sign with its name, its stamps and its prize. */
export const drawCard = (card: CardDrawing): string => {
  const columns = columnsOf(card.goal);
  const stampsHeight = Math.round((inner * Math.ceil(card.goal / columns)) / columns);
  const height = stampsHeight + 124;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width + 6} ${height + 6}" role="img" aria-label="${escapeMarkup(`${card.title}. ${card.desc}`)}">`
    + `<rect x="6" y="6" width="${width}" height="${height}" rx="22" fill="${paint.ink}"/>`
    + `<rect x="1" y="1" width="${width - 1}" height="${height - 1}" rx="22" fill="${paint.brand}" stroke="${paint.ink}" stroke-width="2"/>`
    + placed(drawWordmark(null), 24, 20, 67, 32)
    + line(card.name, width - 24, 44, 17, 'end')
    + placed(drawStamps(card), 24, 66, inner, stampsHeight)
    + line(card.prize, 24, height - 24, 19, 'start')
    + '</svg>';
};

const placed = (drawing: string, x: number, y: number, w: number, h: number): string =>
  drawing.replace('<svg ', `<svg x="${x}" y="${y}" width="${w}" height="${h}" `);

const line = (text: string, x: number, y: number, size: number, anchor: 'start' | 'end'): string =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="800" text-anchor="${anchor}" fill="${paint.ink}" font-family="system-ui,sans-serif">${escapeMarkup(text)}</text>`;
