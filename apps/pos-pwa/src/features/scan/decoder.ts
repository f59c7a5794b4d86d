/** A picture to read. Handing it to a decoder gives it away: it may be transferred to another thread, and is then empty here. */
export type Frame = ImageData | ImageBitmap;

/** The symbols on cards and retail products; nothing else is looked for. */
export type Symbology = 'QRCode' | 'EAN13' | 'EAN8' | 'UPCA' | 'UPCE' | 'Code128';

/** A corner of a symbol, as fractions of the frame's width and height. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** One symbol as it stands in one frame, before anyone asks what it means. */
export interface RawReading {
  readonly symbology: Symbology;
  /** The content as plain text. UPC-A and UPC-E may arrive as the EAN-13 they stand for. */
  readonly text: string;
  /** Four corners in order around the symbol, or none when the decoder does not say. */
  readonly corners: readonly Corner[];
}

/**
 * Finds retail symbols and QR codes in frames. One frame at a time: the next may be given once the promise has settled.
 * A frame in which nothing is found answers an empty list; it is never an error.
 */
export interface Decoder {
  /** Which adapter this is, for the device report. */
  readonly name: 'native' | 'zxing-wasm' | 'zxing-browser' | 'memory';
  /** Rejects only when the decoder itself is broken: then take the next one. The frame is spent either way. */
  readonly decode: (frame: Frame) => Promise<readonly RawReading[]>;
  /** Frees what it holds. Closing twice is harmless; a frame given afterwards answers an empty list. */
  readonly close: () => void;
}
