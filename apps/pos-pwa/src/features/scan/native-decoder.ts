import { symbologies, type CameraFrame, type Decoder, type RawReading, type Symbology } from './decoder.ts';
import { sizeOf } from './paint.ts';

/** The part of the web's Shape Detection API that is used here. Source: WICG Accelerated Shape Detection in Images. */
export interface BarcodeDetection {
  new (options: { readonly formats: readonly string[] }): { readonly detect: (picture: ImageBitmapSource) => Promise<readonly Detected[]> };
  readonly getSupportedFormats: () => Promise<readonly string[]>;
}

/** A symbol as the phone's own detector tells it; corners in pixels. */
export interface Detected {
  readonly format: string;
  readonly rawValue: string;
  readonly cornerPoints?: readonly { readonly x: number; readonly y: number }[];
}

/** The phone's own detector. Rejects when it does not know every symbology that cards and products use. */
export const openNativeDecoder = async (detection: BarcodeDetection): Promise<Decoder> => {
  const known = new Set(await detection.getSupportedFormats());
  if (symbologies.some((symbology) => !known.has(symbology))) throw new Error('no native detector for every symbology');
  const detector = new detection({ formats: symbologies });
  let closed = false;
  return {
    name: 'native',
    decode: async (picture) => {
      if (closed) return [];
      const { width, height } = sizeOf(picture);
      const shown = 'frame' in picture ? await cut(picture) : picture;
      const found = await detector.detect(shown);
      if (shown instanceof ImageBitmap) shown.close();
      return found.flatMap((symbol) => readingOf(symbol, width, height));
    },
    close: () => {
      closed = true;
    },
  };
};

/** The detector would else also see what lies beside the picture on screen. */
const cut = async ({ frame, crop: { left, top, width, height, readWidth, readHeight } }: CameraFrame): Promise<ImageBitmap> => {
  const part = await createImageBitmap(frame, Math.round(left), Math.round(top), Math.round(width), Math.round(height), { resizeWidth: readWidth, resizeHeight: readHeight });
  frame.close();
  return part;
};

const readingOf = ({ format, rawValue, cornerPoints = [] }: Detected, width: number, height: number): readonly RawReading[] => {
  const symbology = symbologies.find((known): known is Symbology => known === format);
  if (symbology === undefined || rawValue === '') return [];
  return [{ symbology, text: rawValue, corners: cornerPoints.map(({ x, y }) => ({ x: x / width, y: y / height })) }];
};
