import type { FrameFormat } from '@qoa/shared/codes';
import type { Crop } from './crop.ts';

/** A camera frame as the browser holds it, with the part to read: no pixel is copied before the decoder's own thread looks at it. */
export interface CameraFrame {
  readonly frame: VideoFrame;
  readonly crop: Crop;
}

/** A frame of the camera, or a picked photo. Handing it to a decoder gives it away: it may move to another thread, and is then empty here. */
export type Picture = ImageData | ImageBitmap | CameraFrame;

/** The symbols on cards and retail products; nothing else is looked for. */
export type Symbology = Extract<FrameFormat, 'qr_code' | 'ean_13' | 'ean_8' | 'upc_a' | 'upc_e' | 'code_128'>;

/** Every symbology that a decoder must know. */
export const symbologies: readonly Symbology[] = ['qr_code', 'ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128'];

/** A corner of a symbol, as fractions of the picture's width and height. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** One symbol as it stands in one picture, before anyone asks what it means. */
export interface RawReading {
  readonly symbology: Symbology;
  /** The content as plain text. UPC-A and UPC-E may arrive as the EAN-13 that they stand for. */
  readonly text: string;
  /** Four corners in order around the symbol, or none when the decoder does not say. */
  readonly corners: readonly Corner[];
}

/** How much one picture is worth: a `frame` of a stream has another behind it, a `still` is all there is and gets every effort. */
export type Patience = 'frame' | 'still';

/**
 * Finds retail symbols and QR codes in pictures. One at a time: the next may be given once the promise has settled.
 * A picture in which nothing is found answers an empty list; that is never an error.
 */
export interface Decoder {
  /** Which adapter this is. */
  readonly name: 'native' | 'zxing-wasm' | 'zxing-browser' | 'memory';
  /** Rejects only when the decoder itself is broken: then take the next one. The picture is spent either way. */
  readonly decode: (picture: Picture, patience: Patience) => Promise<readonly RawReading[]>;
  /** Frees what it holds. Closing twice is harmless; a picture given afterwards answers an empty list. */
  readonly close: () => void;
}
