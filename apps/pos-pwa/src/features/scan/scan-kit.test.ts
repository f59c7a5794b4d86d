import { expect, test } from 'vitest';
import type { Picture } from './decoder.ts';
import { createScanKit, type ScanWorld } from './scan-kit.ts';

const picture = { data: { buffer: null }, width: 1, height: 1 } as unknown as Picture;

/** A worker whose decoder opens, and breaks at the first picture. */
class BrokenWorker extends EventTarget {
  constructor() {
    super();
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: { ready: true } })));
  }
  postMessage({ id }: { readonly id: number }): void {
    this.dispatchEvent(new MessageEvent('message', { data: { id, failed: 'broken' } }));
  }
  terminate(): void {}
}

/** A browser whose own detector breaks at the first picture, and that has no other decoder. */
const brokenWorld = (onOpened: () => void): ScanWorld => ({
  media: undefined,
  hasDetector: true,
  startDecodeWorker: (decoder) => {
    if (decoder !== 'native') throw new Error('no other worker here');
    onOpened();
    return new BrokenWorker() as unknown as Worker;
  },
  openAudio: () => null,
  vibrate: () => undefined,
  report: () => undefined,
  readMuted: () => false,
  keepMuted: () => undefined,
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

test('a scanner that was silenced is silent after the next load', () => {
  let kept = false;
  const world: ScanWorld = { ...brokenWorld(() => undefined), readMuted: () => kept, keepMuted: (muted) => (kept = muted) };
  createScanKit(world).mute(true);
  expect(createScanKit(world).isMuted()).toBe(true);
  createScanKit(world).mute(false);
  expect(createScanKit(world).isMuted()).toBe(false);
});
