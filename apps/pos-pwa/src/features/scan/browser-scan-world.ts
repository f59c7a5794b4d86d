import workerUrl from './decode-worker.ts?worker&url';
import { keepMuted, readMuted } from '../../platform/kept-mute.ts';
import type { ScanWorld } from './scan-kit.ts';

declare global {
  var trustedTypes: { readonly createPolicy: (name: string, rules: { readonly createScriptURL: (url: string) => string }) => { readonly createScriptURL: (url: string) => string } } | undefined;
}

/** The scan world of a real browser, for the composition. */
export const browserScanWorld = (): ScanWorld => ({
  media: navigator.mediaDevices,
  hasDetector: 'BarcodeDetector' in globalThis,
  startDecodeWorker: (decoder) => new Worker(trusted(workerUrl), { type: 'module', name: decoder }),
  openAudio: () => (typeof AudioContext === 'function' ? new AudioContext() : null),
  vibrate: (pattern) => {
    navigator.vibrate?.(pattern);
  },
  report: reportError,
  readMuted: () => readMuted(localStorage),
  keepMuted: (muted) => keepMuted(localStorage, muted),
});

/** A strict policy lets a page start no worker but by an address that a named rule has passed: this one address. */
const trusted = (url: string): string => {
  policy ??= globalThis.trustedTypes?.createPolicy('qoa-worker', { createScriptURL: () => workerUrl });
  return policy?.createScriptURL(url) ?? url;
};

let policy: { readonly createScriptURL: (url: string) => string } | undefined;
