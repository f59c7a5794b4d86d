import type { BarcodeDetection } from './native-decoder.ts';
import type { ScanWorld } from './scan-kit.ts';

declare global {
  var BarcodeDetector: BarcodeDetection | undefined;
}

/** The scan world of a real browser, for the composition. */
export const browserScanWorld = (): ScanWorld => ({
  media: navigator.mediaDevices,
  barcodeDetection: globalThis.BarcodeDetector,
  startDecodeWorker: () => new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module', name: 'decode' }),
  openAudio: () => (typeof AudioContext === 'function' ? new AudioContext() : null),
  vibrate: (pattern) => {
    navigator.vibrate?.(pattern);
  },
  // A missing native detector is the usual case, not a fault: it is told where a developer looks.
  report: (cause) => console.debug('decoder', cause),
});
