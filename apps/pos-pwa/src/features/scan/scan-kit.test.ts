import { expect, test } from 'vitest';
import type { Picture } from './decoder.ts';
import { createScanKit, type ScanWorld } from './scan-kit.ts';

const picture = { width: 1, height: 1 } as Picture;

/** A browser whose own detector breaks at the first picture, and that has no other decoder. */
const brokenWorld = (onOpened: () => void): ScanWorld => ({
  media: undefined,
  barcodeDetection: class {
    static readonly getSupportedFormats = async (): Promise<readonly string[]> => {
      onOpened();
      return ['qr_code', 'ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128'];
    };
    readonly detect = (): Promise<never> => Promise.reject(new Error('broken'));
  },
  startDecodeWorker: () => {
    throw new Error('no worker here');
  },
  openAudio: () => null,
  vibrate: () => undefined,
  report: () => undefined,
});

test('screens share one decoder, and after it broke for good the next try opens a new one', async () => {
  let opened = 0;
  const kit = createScanKit(brokenWorld(() => (opened += 1)));
  const [decoder, same] = await Promise.all([kit.decoder(), kit.decoder()]);
  expect(decoder).toBe(same);
  expect(opened).toBe(1);
  await decoder.decode(picture, 'frame').catch(() => undefined);
  await decoder.decode(picture, 'frame').catch(() => undefined);
  await kit.decoder();
  expect(opened).toBe(2);
});
