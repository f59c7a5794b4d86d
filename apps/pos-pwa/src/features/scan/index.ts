export { browserScanWorld } from './browser-scan-world.ts';
export type { RawReading } from './decoder.ts';
export type { Aim, Meant } from './meant.ts';
export { createScanKit } from './scan-kit.ts';
export type { ScanKit, ScanWorld } from './scan-kit.ts';
export { Scanner } from './scanner.tsx';
export type { ReadBy } from './scanner.tsx';
export { ScanContext, useScanKit } from './use-scan-kit.ts';
export { NoDecoderLeft } from './steady-decoder.ts';
