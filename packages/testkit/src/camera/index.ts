export { cameraFeed, feedHeight, feedRate, feedWidth } from './camera-feed.ts';
export { frameOf } from './shot.ts';
export type { Luminance, Shot } from './shot.ts';
export { blankPaper, ean13, qrOf } from './symbol.ts';
export type { PrintedSymbol } from './symbol.ts';
