import { escapeMarkup } from './markup.ts';
import { paint } from './paint.ts';

/** The letters inside a 92 x 44 box: a ring with its tail, a full stamp, a ring with its stem. */
const letters = (ink: string, dot: string): string =>
  `<g fill="none" stroke="${ink}" stroke-width="7.5"><circle cx="19" cy="20" r="14.5"/><circle cx="72" cy="24.5" r="10"/><path d="m22 23 11 14M83 14.5v20" stroke-linecap="round"/></g><circle cx="47.5" cy="24.5" r="9.5" fill="${dot}"/>`;

/**
 * Qoa's wordmark as an SVG element. Its middle letter is a stamp.
 * Named by `title`; without one it is decoration and hidden from a screen reader.
 */
export const drawWordmark = (title: string | null, ink: string = paint.ink, dot: string = paint.stamp): string => {
  const name = title === null ? 'aria-hidden="true"' : `role="img" aria-label="${escapeMarkup(title)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 92 44" ${name}>${letters(ink, dot)}</svg>`;
};
