/// <reference lib="webworker" />
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Picture } from './decoder.ts';
import type { DecodeAnswer, DecodeQuestion } from './decode-protocol.ts';
import type { Pixels } from './look.ts';
import { paint, sizeOf } from './paint.ts';
import { openZxingWasm } from './zxing-wasm-decoder.ts';

declare const self: DedicatedWorkerGlobalScope;

const opening = openZxingWasm(wasmUrl);
opening.then(
  () => tell({ ready: true }),
  (error: unknown) => tell({ ready: false, cause: String(error) }),
);

self.addEventListener('message', ({ data }: MessageEvent<DecodeQuestion>) => {
  answer(data).then(tell, (error: unknown) => tell({ id: data.id, failed: String(error) }));
});

const answer = async ({ id, picture, patience }: DecodeQuestion): Promise<DecodeAnswer> => {
  const reader = await opening;
  return { id, readings: await reader.read(pixelsOf(picture), patience) };
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
