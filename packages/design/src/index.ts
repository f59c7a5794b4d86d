export { drawCard } from './card.ts';
export type { CardDrawing } from './card.ts';
export { drawCurve } from './curve.ts';
export type { Curve } from './curve.ts';
export { escapeMarkup } from './markup.ts';
export { paint } from './paint.ts';
export { columnsOf, drawStamps } from './stamps.ts';
export type { Stamps } from './stamps.ts';
export { drawWordmark } from './wordmark.ts';
