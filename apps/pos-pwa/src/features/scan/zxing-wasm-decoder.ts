import { prepareZXingModule, readBarcodes, type ReaderOptions, type ReadResult } from 'zxing-wasm/reader';
import type { Patience, RawReading, Symbology } from './decoder.ts';
import { believed, isSettled, type Witnessed } from './evidence.ts';
import { furtherLooks, seenBy, type Look, type Pixels } from './look.ts';

/** The library's reading of pixels, for any thread. */
export interface PixelReader {
  /** A `frame` gets one further look, another each time; a `still` gets them all. */
  readonly read: (pixels: Pixels, patience: Patience) => Promise<readonly RawReading[]>;
}

const symbologyByFormat: Readonly<Record<string, Symbology>> = { QRCode: 'qr_code', EAN13: 'ean_13', EAN8: 'ean_8', UPCA: 'upc_a', UPCE: 'upc_e', Code128: 'code_128' };

/**
 * The options of every look. `textMode: Plain` gives the content as encoded; two scan lines make a candidate, and `believed` asks for
 * more before it counts; small pictures are also tried at half size, where a coarse print closes its gaps.
 */
const options: ReaderOptions = {
  formats: ['QRCode', 'EAN13', 'EAN8', 'UPCA', 'UPCE', 'Code128'],
  textMode: 'Plain',
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  downscaleFactor: 2,
  downscaleThreshold: 300,
  minLineCount: 2,
  maxNumberOfSymbols: 8,
};

const optionsByLook: Readonly<Record<Look, ReaderOptions>> = {
  plain: options,
  // Half of twice the size would be the first look again.
  near: { ...options, tryDownscale: false },
  crisp: options,
  // Linear symbols are always told from one histogram a line, so for them this would be the first look again.
  flat: { ...options, formats: ['QRCode'], binarizer: 'GlobalHistogram', tryDenoise: true },
};

/**
 * Reads pixels with zxing-cpp compiled to WebAssembly. `wasm` is where its module is fetched from, or its bytes.
 * The promise rejects when the module does not load.
 */
export const openZxingWasm = async (wasm: string | ArrayBuffer): Promise<PixelReader> => {
  const overrides = typeof wasm === 'string' ? { locateFile: () => wasm } : { wasmBinary: wasm };
  await prepareZXingModule({ overrides, fireImmediately: true });
  let turn = 0;
  return {
    read: async (pixels, patience) => {
      const further = patience === 'still' ? furtherLooks : furtherLooks.slice(turn, turn + 1);
      if (patience === 'frame') turn = (turn + 1) % furtherLooks.length;
      return believed(await lookInTurn(pixels, ['plain', ...further]));
    },
  };
};

const lookInTurn = async (pixels: Pixels, looks: readonly Look[]): Promise<readonly Witnessed[]> => {
  const witnessed: Witnessed[] = [];
  for (const look of looks) {
    if (isSettled(witnessed)) break;
    const seen = seenBy(look, pixels);
    for (const result of await readBarcodes({ ...seen, colorSpace: 'srgb' } as ImageData, optionsByLook[look])) {
      const reading = readingOf(result, seen);
      if (reading !== null) witnessed.push({ reading, lines: result.lineCount, look });
    }
  }
  return witnessed;
};

const readingOf = ({ isValid, format, text, position }: ReadResult, { width, height }: Pixels): RawReading | null => {
  const symbology = symbologyByFormat[format];
  if (!isValid || symbology === undefined) return null;
  const corners = [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft];
  return { symbology, text, corners: corners.map(({ x, y }) => ({ x: x / width, y: y / height })) };
};
