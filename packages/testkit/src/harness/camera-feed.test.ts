import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeCameraFeed } from './camera-feed.ts';
import { ean13Picture, greyPicture, qrPicture, type Picture } from './pictures.ts';

const folder = mkdtempSync(join(tmpdir(), 'qoa-feed-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
});

const read = async ({ width, height, luma }: Picture): Promise<readonly string[]> => {
  const rgba = new Uint8ClampedArray([...luma].flatMap((grey) => [grey, grey, grey, 255]));
  const found = await readBarcodes({ width, height, data: rgba, colorSpace: 'srgb' } as ImageData, { textMode: 'Plain', minLineCount: 3 });
  return found.map(({ text }) => text);
};

test('a decoder reads the drawn codes, and nothing where nothing is', async () => {
  expect(await read(qrPicture('HTTPS://QOA.MX/C/7K3MPQ9RTVW2'))).toEqual(['HTTPS://QOA.MX/C/7K3MPQ9RTVW2']);
  expect(await read(ean13Picture('7501055300075'))).toEqual(['7501055300075']);
  expect(await read(ean13Picture('4006381333931'))).toEqual(['4006381333931']);
  expect(await read(greyPicture())).toEqual([]);
});

test('a feed has every frame of every scene', () => {
  const path = join(folder, 'feed.y4m');
  writeCameraFeed(path, [{ picture: greyPicture(), seconds: 0.5 }, { picture: qrPicture('A'), seconds: 0.3 }]);
  const frameBytes = 'FRAME\n'.length + 640 * 480 * 1.5;
  expect((readFileSync(path).length - 'YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n'.length) / frameBytes).toBe(8);
});
