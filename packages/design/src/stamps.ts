import { escapeMarkup } from './markup.ts';
import { paint } from './paint.ts';

/** How a row of stamps stands: `filled` confirmed, then `pending` not yet confirmed, of `goal` places. */
export interface Stamps {
  readonly filled: number;
  readonly pending: number;
  readonly goal: number;
  /** The drawing's name and its meaning for a screen reader. */
  readonly title: string;
  readonly desc: string;
  /** How many of the last filled ones have just come: these carry the class `fresh`. */
  readonly fresh?: number;
}

const cell = 60;

/** Columns for a goal: one row up to five, else rows as even as can be. */
export const columnsOf = (goal: number): number => (goal <= 5 ? Math.max(1, goal) : Math.ceil(goal / Math.ceil(goal / 5)));

/**
 * Draws a card's stamps as bottle caps in an SVG element; the last place holds the prize.
 * More than the goal fills the card and no more. A drawing without style or script: it stands under a strict policy.
 */
export const drawStamps = (stamps: Stamps): string => {
  const columns = columnsOf(stamps.goal);
  const rows = Math.ceil(stamps.goal / columns);
  const places = Array.from({ length: stamps.goal }, (_, place) => drawPlace(stamps, place, columns)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${columns * cell} ${rows * cell}" role="img" aria-label="${escapeMarkup(stamps.title)}. ${escapeMarkup(stamps.desc)}"><title>${escapeMarkup(stamps.title)}</title><desc>${escapeMarkup(stamps.desc)}</desc>${places}</svg>`;
};

const drawPlace = (stamps: Stamps, place: number, columns: number): string => {
  const x = (place % columns) * cell + cell / 2;
  const y = Math.floor(place / columns) * cell + cell / 2;
  const filled = Math.min(stamps.filled, stamps.goal);
  const fresh = place < filled && place >= filled - (stamps.fresh ?? 0);
  return `<g transform="translate(${x} ${y})"><g class="place${fresh ? ' fresh' : ''}">${drawCap(stamps, place, filled)}</g></g>`;
};

const drawCap = (stamps: Stamps, place: number, filled: number): string => {
  const prize = place === stamps.goal - 1;
  if (place < filled) return `<path d="${cap}" fill="${paint.stamp}" stroke="${paint.stampEdge}" stroke-width="1.5" transform="rotate(${tilt(place)})"/><circle r="16.5" fill="none" stroke="${paint.onStamp}" stroke-opacity=".35" stroke-width="1.5"/>${prize ? star(paint.onStamp) : mark(paint.onStamp, tilt(place))}`;
  if (place < filled + stamps.pending) return `<path d="${cap}" fill="${paint.paper}" stroke="${paint.stamp}" stroke-width="2.5" stroke-dasharray="4 3"/>${prize ? star(paint.stamp) : mark(paint.stamp, 0)}`;
  if (prize) return `<path d="${cap}" fill="${paint.paper}" stroke="${paint.ink}" stroke-width="2"/>${star(paint.stamp)}`;
  return `<path d="${cap}" fill="${paint.paper}" fill-opacity=".55" stroke="${paint.ink}" stroke-opacity=".55" stroke-width="1.5"/><text y="6" text-anchor="middle" font-size="17" font-weight="700" fill="${paint.ink}" font-family="system-ui,sans-serif">${place + 1}</text>`;
};

/** No two caps on a counter lie alike. */
const tilt = (place: number): number => ((place * 37) % 25) - 12;

const mark = (color: string, angle: number): string =>
  `<g transform="rotate(${angle})" fill="none" stroke="${color}" stroke-width="4.4"><circle cx="-.5" cy="-1" r="7.6"/><path d="m2 1.5 6.5 8" stroke-linecap="round"/></g>`;

const star = (color: string): string => `<path d="m0-13 3.7 8.3 9 .9-6.800 6 2 8.800L0 6.400-7.900 11l2-8.800-6.800-6 9-.9z" fill="${color}"/>`;

/** A bottle cap of radius 26 with 18 crimps. */
const cap = ((): string => {
  const crimps = 18;
  const at = (radius: number, turn: number): string => {
    const angle = (turn / crimps) * 2 * Math.PI;
    return `${(radius * Math.sin(angle)).toFixed(1)} ${(-radius * Math.cos(angle)).toFixed(1)}`;
  };
  return `M${at(23.5, 0)}${Array.from({ length: crimps }, (_, i) => `Q${at(29, i + 0.5)} ${at(23.5, i + 1)}`).join('')}Z`;
})();
