import { describe, expect, test } from 'vitest';
import type { Decoder, Picture, RawReading } from './decoder.ts';
import { NoDecoderLeft, openSteadyDecoder, type OpenDecoder } from './steady-decoder.ts';

const picture = { width: 1, height: 1 } as Picture;
const reading: RawReading = { symbology: 'ean_13', text: '7501055300075', corners: [] };

const reads: OpenDecoder = async () => memoryDecoder(async () => [reading]);
const doesNotOpen: OpenDecoder = () => Promise.reject(new Error('no wasm here'));
const breaks: OpenDecoder = async () => memoryDecoder(() => Promise.reject(new Error('out of memory')));
const memoryDecoder = (decode: Decoder['decode']): Decoder => ({ name: 'memory', decode, close: () => undefined });

describe('one decoder made of several', () => {
  test('takes the first that opens, and tells why the others did not', async () => {
    const told: unknown[] = [];
    const decoder = await openSteadyDecoder([doesNotOpen, reads], (cause) => told.push(cause));
    expect(await decoder.decode(picture, 'frame')).toEqual([reading]);
    expect(told).toEqual([new Error('no wasm here')]);
  });

  test('a decoder that breaks costs one picture; the next one reads on', async () => {
    const decoder = await openSteadyDecoder([breaks, reads], () => undefined);
    expect(await decoder.decode(picture, 'frame')).toEqual([]);
    expect(await decoder.decode(picture, 'frame')).toEqual([reading]);
  });

  test('a spare one is not opened before it is needed', async () => {
    let opened = 0;
    const spare: OpenDecoder = async () => {
      opened += 1;
      return reads();
    };
    const decoder = await openSteadyDecoder([reads, spare], () => undefined);
    await decoder.decode(picture, 'frame');
    expect(opened).toBe(0);
  });

  test('says so when none is left', async () => {
    await expect(openSteadyDecoder([doesNotOpen], () => undefined)).rejects.toThrow(NoDecoderLeft);
    const decoder = await openSteadyDecoder([breaks], () => undefined);
    await expect(decoder.decode(picture, 'frame')).rejects.toThrow(NoDecoderLeft);
  });

  test('a closed one reads nothing', async () => {
    const decoder = await openSteadyDecoder([reads], () => undefined);
    decoder.close();
    expect(await decoder.decode(picture, 'frame')).toEqual([]);
  });
});
