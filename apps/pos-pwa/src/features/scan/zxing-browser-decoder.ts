import { BrowserMultiFormatReader } from '@zxing/browser';
import { BarcodeFormat, ChecksumException, DecodeHintType, FormatException, NotFoundException, type ResultPoint } from '@zxing/library';
import type { Decoder, Picture, RawReading, Symbology } from './decoder.ts';
import { paint, sizeOf } from './paint.ts';

const symbologyByFormat: ReadonlyMap<BarcodeFormat, Symbology> = new Map([
  [BarcodeFormat.QR_CODE, 'qr_code'],
  [BarcodeFormat.EAN_13, 'ean_13'],
  [BarcodeFormat.EAN_8, 'ean_8'],
  [BarcodeFormat.UPC_A, 'upc_a'],
  [BarcodeFormat.UPC_E, 'upc_e'],
  [BarcodeFormat.CODE_128, 'code_128'],
]);

/** Reads without WebAssembly, on the page's own thread and one symbol a picture: for phones where the faster one does not load. */
export const zxingBrowserDecoder = (): Decoder => {
  // No TRY_HARDER: it misreads eleven times as often, and holds the page up for a sixth of a second a picture.
  const reader = new BrowserMultiFormatReader(new Map([[DecodeHintType.POSSIBLE_FORMATS, [...symbologyByFormat.keys()]]]));
  const [whole, half] = [document.createElement('canvas'), document.createElement('canvas')];
  let turn = 0;
  let closed = false;
  return {
    name: 'zxing-browser',
    decode: async (picture, patience) => {
      if (closed) return [];
      draw(picture, whole);
      halve(whole, half);
      // Grain hides a QR code from this library, and halving hides thin bars: a stream gets both in turn.
      const canvases = patience === 'still' ? [whole, half] : [turn++ % 2 === 0 ? whole : half];
      return canvases.map((canvas) => readCanvas(reader, canvas)).find((readings) => readings.length > 0) ?? [];
    },
    close: () => {
      closed = true;
    },
  };
};

const draw = (picture: Picture, canvas: HTMLCanvasElement): void => {
  Object.assign(canvas, sizeOf(picture));
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  if (brush !== null) paint(picture, brush);
};

const halve = (whole: HTMLCanvasElement, half: HTMLCanvasElement): void => {
  half.width = Math.max(1, whole.width >> 1);
  half.height = Math.max(1, whole.height >> 1);
  half.getContext('2d', { willReadFrequently: true })?.drawImage(whole, 0, 0, half.width, half.height);
};

const readCanvas = (reader: BrowserMultiFormatReader, canvas: HTMLCanvasElement): readonly RawReading[] => {
  try {
    const result = reader.decodeFromCanvas(canvas);
    const symbology = symbologyByFormat.get(result.getBarcodeFormat());
    return symbology === undefined ? [] : [{ symbology, text: result.getText(), corners: boxOf(result.getResultPoints(), canvas) }];
  } catch (error) {
    if (error instanceof NotFoundException || error instanceof ChecksumException || error instanceof FormatException) return [];
    throw error;
  }
};

/** The library tells finder patterns or the ends of one scan line: the box around them is near enough to point at. */
const boxOf = (points: readonly (ResultPoint | undefined)[], { width, height }: HTMLCanvasElement): RawReading['corners'] => {
  const told = points.filter((point) => point !== undefined);
  if (told.length < 2) return [];
  const [xs, ys] = [told.map((point) => point.getX() / width), told.map((point) => point.getY() / height)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return [{ x: left, y: top }, { x: right, y: top }, { x: right, y: bottom }, { x: left, y: bottom }];
};
