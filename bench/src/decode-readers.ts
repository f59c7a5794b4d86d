import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { scanRGBABuffer, ZBarSymbolType } from '@undecaf/zbar-wasm';
import { BarcodeFormat, BinaryBitmap, DecodeHintType, HybridBinarizer, MultiFormatReader, NotFoundException, RGBLuminanceSource } from '@zxing/library';
import { gtinOfUpcE } from '@qoa/shared/codes';
import { readBarcodes } from 'zxing-wasm/reader';
import { openZxingWasm } from '../../apps/pos-pwa/src/features/scan/zxing-wasm-decoder.ts';
import type { CorpusImage } from './decode-corpus.ts';

/** One contestant: the texts that it reads in an image, retail codes as 8 or 13 digits. */
export interface Reader {
  readonly name: string;
  readonly read: (pixels: CorpusImage['pixels']) => Promise<readonly string[]>;
}

/** Ours, as a photo and as a single camera frame, beside the bare libraries. */
export const openReaders = async (): Promise<readonly Reader[]> => {
  const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const ours = await openZxingWasm(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const read = (patience: 'still' | 'frame'): Reader['read'] => async (pixels) => (await ours.read(pixels, patience)).map(({ symbology, text }) => thirteen(text, symbology === 'upc_a'));
  return [
    { name: 'ours', read: read('still') },
    { name: 'ours, one frame', read: read('frame') },
    { name: 'zxing-wasm', read: readBare },
    { name: '@zxing/library', read: readZxingLibrary },
    { name: 'zbar-wasm', read: readZbar },
  ];
};

const thirteen = (text: string, isUpcA: boolean): string => (isUpcA && text.length === 12 ? `0${text}` : text);

const expanded = (digits: string): string => {
  const gtin = gtinOfUpcE(digits);
  return gtin.ok ? gtin.value.slice(1) : digits;
};

/** The library as it comes, but for the formats: it would else read symbols that no contest is about. */
const readBare: Reader['read'] = async (pixels) => {
  const results = await readBarcodes({ ...pixels, colorSpace: 'srgb' } as ImageData, { formats: ['QRCode', 'EAN13', 'EAN8', 'UPCA', 'UPCE', 'Code128'], textMode: 'Plain' });
  return results.filter(({ isValid }) => isValid).map(({ text, format }) => thirteen(text, format === 'UPCA'));
};

const zxingFormats = [BarcodeFormat.QR_CODE, BarcodeFormat.EAN_13, BarcodeFormat.EAN_8, BarcodeFormat.UPC_A, BarcodeFormat.UPC_E, BarcodeFormat.CODE_128];
const zxingHints = new Map([[DecodeHintType.POSSIBLE_FORMATS, zxingFormats]]);

const readZxingLibrary: Reader['read'] = async ({ data, width, height }) => {
  const grey = new Uint8ClampedArray(width * height);
  for (let i = 0; i < grey.length; i++) grey[i] = ((data[4 * i] ?? 0) + 2 * (data[4 * i + 1] ?? 0) + (data[4 * i + 2] ?? 0)) >> 2;
  try {
    const result = new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height))), zxingHints);
    const format = result.getBarcodeFormat();
    return [format === BarcodeFormat.UPC_E ? expanded(result.getText()) : thirteen(result.getText(), format === BarcodeFormat.UPC_A)];
  } catch (error) {
    if (error instanceof NotFoundException) return [];
    throw error;
  }
};

const contested = new Set([ZBarSymbolType.ZBAR_EAN13, ZBarSymbolType.ZBAR_EAN8, ZBarSymbolType.ZBAR_UPCA, ZBarSymbolType.ZBAR_UPCE, ZBarSymbolType.ZBAR_CODE128, ZBarSymbolType.ZBAR_QRCODE]);

const readZbar: Reader['read'] = async ({ data, width, height }) => {
  const symbols = await scanRGBABuffer(data.buffer, width, height);
  return symbols.filter(({ type }) => contested.has(type)).map((symbol) => (symbol.type === ZBarSymbolType.ZBAR_UPCE ? expanded(symbol.decode()) : thirteen(symbol.decode(), symbol.type === ZBarSymbolType.ZBAR_UPCA)));
};
