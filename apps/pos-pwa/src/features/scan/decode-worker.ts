/// <reference lib="webworker" />
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Decoder, Picture } from './decoder.ts';
import type { DecodeAnswer, DecodeQuestion } from './decode-protocol.ts';
import type { Pixels } from './look.ts';
import { openNativeDecoder, type BarcodeDetection } from './native-decoder.ts';
import { paint, sizeOf } from './paint.ts';
import { openZxingWasm } from './zxing-wasm-decoder.ts';

declare const self: DedicatedWorkerGlobalScope & { readonly BarcodeDetector?: BarcodeDetection };

type Decode = Decoder['decode'];

const openNative = async (): Promise<Decode> => {
  if (self.BarcodeDetector === undefined) throw new Error('the phone has a detector on its page alone');
  return (await openNativeDecoder(self.BarcodeDetector)).decode;
};

const openZxing = async (): Promise<Decode> => {
  const { read } = await openZxingWasm(wasmUrl);
  return async (picture, patience) => read(pixelsOf(picture), patience);
};

// The page names this worker after the decoder that it is to open.
const opening = self.name === 'native' ? openNative() : openZxing();
opening.then(
  () => tell({ ready: true }),
  (error: unknown) => tell({ ready: false, cause: String(error) }),
);

self.addEventListener('message', ({ data }: MessageEvent<DecodeQuestion>) => {
  answer(data).then(tell, (error: unknown) => tell({ id: data.id, failed: String(error) }));
});

const answer = async ({ id, picture, patience }: DecodeQuestion): Promise<DecodeAnswer> => {
  const decode = await opening;
  return { id, readings: await decode(picture, patience) };
};

const tell = (message: DecodeAnswer): void => self.postMessage(message);

const canvas = new OffscreenCanvas(1, 1);
const brush = canvas.getContext('2d', { willReadFrequently: true });

const pixelsOf = (picture: Picture): Pixels => {
  if (picture instanceof ImageData) return { data: new Uint8ClampedArray(picture.data), width: picture.width, height: picture.height };
  const { width, height } = sizeOf(picture);
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  if (brush === null) throw new Error('this browser gives no canvas to read from');
  paint(picture, brush);
  return { data: new Uint8ClampedArray(brush.getImageData(0, 0, width, height).data.buffer), width, height };
};
