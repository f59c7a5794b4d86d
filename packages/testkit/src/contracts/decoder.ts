import { describe, expect, test } from 'vitest';
import { blankPaper, ean13, feedHeight, feedWidth, frameOf, qrOf, type PrintedSymbol } from '../camera/index.ts';

/** The part of a decoder that its contract looks at. */
export interface ContractedDecoder {
  readonly decode: (picture: ImageData, patience: 'frame' | 'still') => Promise<readonly { readonly symbology: string; readonly text: string; readonly corners: readonly { readonly x: number; readonly y: number }[] }[]>;
  readonly close: () => void;
}

/** What the contract prints and looks at: the modules of a QR code without quiet zone, and what they say. */
export interface ContractedQr {
  readonly modules: readonly (readonly boolean[])[];
  readonly text: string;
}

const gtin13 = '7501055300075';

/** What every decoder promises, on pictures of a card and of a product, askew, blurred and noisy. Runs where pictures exist: in a browser. */
export const decoderContract = (name: string, open: () => Promise<ContractedDecoder>, qr: ContractedQr): void => {
  const read = async (decoder: ContractedDecoder, symbol: PrintedSymbol, breadth: number, degrees: number): ReturnType<ContractedDecoder['decode']> =>
    decoder.decode(pictureOf(symbol, breadth, degrees), 'still');

  describe(`decoder contract: ${name}`, () => {
    test('reads a card and a product, each as what it is', async () => {
      const decoder = await open();
      expect(await read(decoder, qrOf(qr.modules), 0.4, 9)).toMatchObject([{ symbology: 'qr_code', text: qr.text }]);
      expect(await read(decoder, ean13(gtin13), 0.7, -6)).toMatchObject([{ symbology: 'ean_13', text: gtin13 }]);
      decoder.close();
    });

    test('tells where the symbol is as fractions of the picture, or does not tell', async () => {
      const decoder = await open();
      const [found] = await read(decoder, qrOf(qr.modules), 0.4, 0);
      const corners = found?.corners ?? [];
      expect([0, 4]).toContain(corners.length);
      for (const { x, y } of corners) expect(x > 0.2 && x < 0.8 && y > 0.1 && y < 0.9).toBe(true);
      decoder.close();
    });

    test('a picture without a symbol is an empty list', async () => {
      const decoder = await open();
      expect(await read(decoder, blankPaper, 0.5, 0)).toEqual([]);
      decoder.close();
    });

    test('closing twice is harmless, and nothing is read afterwards', async () => {
      const decoder = await open();
      decoder.close();
      decoder.close();
      expect(await read(decoder, ean13(gtin13), 0.7, 0)).toEqual([]);
    });
  });
};

/** A picture as a camera takes it: the same grain each time. */
const pictureOf = (symbol: PrintedSymbol, breadth: number, degrees: number): ImageData => {
  let grain = 0;
  const grey = frameOf({ symbol, seconds: 1, breadth, degrees, blur: 1, noise: 10 }, feedWidth, feedHeight, () => (grain = (grain * 69069 + 1) % 4294967296) / 4294967296);
  const picture = new ImageData(feedWidth, feedHeight);
  grey.forEach((value, i) => picture.data.set([value, value, value, 255], 4 * i));
  return picture;
};
