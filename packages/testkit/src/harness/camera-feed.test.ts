import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { encode } from 'uqr';
import { beforeAll, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { blankPaper, ean13, feedHeight, feedWidth, frameOf, qrOf, type PrintedSymbol } from '../camera/index.ts';

beforeAll(() => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
});

const read = async (symbol: PrintedSymbol, breadth: number): Promise<readonly string[]> => {
  const luma = frameOf({ symbol, seconds: 1, breadth, degrees: 3, blur: 1, noise: 8 }, feedWidth, feedHeight, () => 0.5);
  const rgba = new Uint8ClampedArray([...luma].flatMap((grey) => [grey, grey, grey, 255]));
  const picture = { width: feedWidth, height: feedHeight, data: rgba, colorSpace: 'srgb' } as ImageData;
  return (await readBarcodes(picture, { textMode: 'Plain', minLineCount: 3 })).map(({ text }) => text);
};

test('a decoder reads what the camera of a story sees, and nothing where nothing is', async () => {
  expect(await read(qrOf(encode('HTTPS://QOA.MX/C/7K3MPQ9RTVW2').data), 0.5)).toEqual(['HTTPS://QOA.MX/C/7K3MPQ9RTVW2']);
  expect(await read(ean13('7501055300075'), 0.8)).toEqual(['7501055300075']);
  expect(await read(blankPaper, 0.5)).toEqual([]);
});
