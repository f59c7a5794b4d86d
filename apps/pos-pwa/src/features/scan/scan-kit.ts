import type { Decoder } from './decoder.ts';
import { createReadSignal, type ReadSignal } from './signal.ts';
import { openSteadyDecoder } from './steady-decoder.ts';
import { openWorkerDecoder, type StartDecodeWorker } from './worker-decoder.ts';

/** What scanning needs of the phone, made once for all screens. */
export interface ScanKit {
  /** The one decoder of this page: opened when first asked for, and again after it was beyond help. */
  readonly decoder: () => Promise<Decoder>;
  /** Undefined where the page may not use a camera: not over HTTPS. */
  readonly media: MediaDevices | undefined;
  readonly signal: ReadSignal;
  readonly isMuted: () => boolean;
  readonly mute: (muted: boolean) => void;
}

/** What the kit takes from the browser. */
export interface ScanWorld {
  readonly media: MediaDevices | undefined;
  /** Whether the phone has a detector of its own. */
  readonly hasDetector: boolean;
  readonly startDecodeWorker: StartDecodeWorker;
  readonly openAudio: () => AudioContext | null;
  readonly vibrate: (pattern: number[]) => void;
  readonly report: (cause: unknown) => void;
  readonly readMuted: () => boolean;
  readonly keepMuted: (muted: boolean) => void;
}

/** The phone's own detector where it knows every symbol, else zxing-wasm, both in a worker; else a reader without WebAssembly, fetched only then. */
export const createScanKit = (world: ScanWorld): ScanKit => {
  let opened: Promise<Decoder> | null = null;
  let muted = world.readMuted();
  const forget = (cause: unknown): never => {
    opened = null;
    throw cause;
  };
  const open = (): Promise<Decoder> =>
    openSteadyDecoder(
      [
        // Most browsers have none: that is no fault to report.
        ...(world.hasDetector ? [() => openWorkerDecoder('native', world.startDecodeWorker)] : []),
        () => openWorkerDecoder('zxing-wasm', world.startDecodeWorker),
        async () => (await import('./zxing-browser-decoder.ts')).zxingBrowserDecoder(),
      ],
      world.report,
    );
  return {
    decoder: () => {
      opened ??= open().then(
        (decoder) => ({
          get name() {
            return decoder.name;
          },
          decode: (picture, patience) => decoder.decode(picture, patience).catch(forget),
          close: decoder.close,
        }),
        forget,
      );
      return opened;
    },
    media: world.media,
    signal: createReadSignal(world, () => muted),
    isMuted: () => muted,
    mute: (next) => {
      muted = next;
      world.keepMuted(next);
    },
  };
};
