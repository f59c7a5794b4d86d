import type { Patience, Picture, RawReading } from './decoder.ts';

/** What the page asks of the decoding worker: one picture, given away. */
export interface DecodeQuestion {
  readonly id: number;
  readonly picture: Picture;
  readonly patience: Patience;
}

/** What the worker tells: once whether its library loaded, then an answer to each question. */
export type DecodeAnswer =
  | { readonly ready: true }
  | { readonly ready: false; readonly cause: string }
  | { readonly id: number; readonly readings: readonly RawReading[] }
  | { readonly id: number; readonly failed: string };
