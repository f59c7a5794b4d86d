import { decoderContract } from '@qoa/testkit/contracts';
import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { browserScanWorld } from './browser-scan-world.ts';
import workerUrl from './decode-worker.ts?worker&url';
import { symbologies } from './decoder.ts';
import { openNativeDecoder, type BarcodeDetection, type Detected } from './native-decoder.ts';
import { openWorkerDecoder } from './worker-decoder.ts';
import { zxingBrowserDecoder } from './zxing-browser-decoder.ts';

const text = 'QOA:C/08H45HWJBADY';
const qr = { text, modules: encode(text, { border: 0 }).data };

decoderContract('zxing-wasm in a worker', () => openWorkerDecoder('zxing-wasm', browserScanWorld().startDecodeWorker), qr);
decoderContract('zxing-browser', async () => zxingBrowserDecoder(), qr);

/** Stands in for a phone's own detector: it truly reads, and tells what it reads as the browser does, corners in pixels. */
const readingDetection = (): BarcodeDetection => {
  const eyes = zxingBrowserDecoder();
  return class {
    static readonly getSupportedFormats = async (): Promise<readonly string[]> => symbologies;
    readonly detect = async (picture: ImageBitmapSource): Promise<readonly Detected[]> => {
      if (!(picture instanceof ImageData)) throw new TypeError('the contract shows pictures');
      const { width, height } = picture;
      const readings = await eyes.decode(picture, 'still');
      return readings.map(({ symbology, text: rawValue, corners }) => ({ format: symbology, rawValue, cornerPoints: corners.map(({ x, y }) => ({ x: x * width, y: y * height })) }));
    };
  };
};

decoderContract('the phone’s own detector', () => openNativeDecoder(readingDetection()), qr);

describe('the decoding worker', () => {
  test('reads one picture after the other, each answer to its question', async () => {
    const decoder = await openWorkerDecoder('zxing-wasm', browserScanWorld().startDecodeWorker);
    const blank = (): ImageData => new ImageData(64, 64);
    expect(await Promise.all([decoder.decode(blank(), 'frame'), decoder.decode(blank(), 'still')])).toEqual([[], []]);
    decoder.close();
  });

  test('a worker whose script does not load is no decoder', async () => {
    await expect(openWorkerDecoder('zxing-wasm', () => new Worker('/no-such-script.js', { type: 'module' }))).rejects.toThrow();
  });
});

describe('the phone’s own detector', () => {
  const detection = (formats: readonly string[], found: readonly Detected[]): BarcodeDetection =>
    class {
      static readonly getSupportedFormats = async (): Promise<readonly string[]> => formats;
      readonly detect = async (): Promise<readonly Detected[]> => found;
    };
  const all = ['qr_code', 'ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128', 'pdf417'];

  test('is used where it knows every symbol of cards and products', async () => {
    const corners = [{ x: 16, y: 8 }, { x: 48, y: 8 }, { x: 48, y: 24 }, { x: 16, y: 24 }];
    const decoder = await openNativeDecoder(detection(all, [{ format: 'qr_code', rawValue: text, cornerPoints: corners }, { format: 'pdf417', rawValue: 'x' }]));
    expect(await decoder.decode(new ImageData(64, 32), 'frame')).toEqual([{ symbology: 'qr_code', text, corners: [{ x: 0.25, y: 0.25 }, { x: 0.75, y: 0.25 }, { x: 0.75, y: 0.75 }, { x: 0.25, y: 0.75 }] }]);
    decoder.close();
    expect(await decoder.decode(new ImageData(64, 32), 'frame')).toEqual([]);
  });

  test('reads on the worker’s thread where a worker has it', async () => {
    const script = `self.BarcodeDetector = class { static getSupportedFormats = async () => ${JSON.stringify(all)}; detect = async () => [{ format: 'ean_8', rawValue: '96385074' }] }; await import('${new URL(workerUrl, location.href).href}')`;
    const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const decoder = await openWorkerDecoder('native', (name) => new Worker(address, { type: 'module', name }));
    expect(await decoder.decode(new ImageData(64, 32), 'frame')).toEqual([{ symbology: 'ean_8', text: '96385074', corners: [] }]);
    decoder.close();
  });

  test('is no decoder where only the page has it', async () => {
    await expect(openWorkerDecoder('native', browserScanWorld().startDecodeWorker)).rejects.toThrow();
  });

  test('is left alone where it lacks one', async () => {
    await expect(openNativeDecoder(detection(all.slice(1), []))).rejects.toThrow();
  });
});
