import { describe, expect, test } from 'vitest';
import type { RawReading, Symbology } from './decoder.ts';
import { absenceMinMs, agreementMaxMs, noSighting, see } from './agreement.ts';

const reading = (symbology: Symbology, text: string): RawReading => ({ symbology, text, corners: [] });
const soda = reading('ean_13', '7501055300075');
const soap = reading('ean_13', '7501055300082');
const card = reading('qr_code', 'QOA:C/0123456789AB');

/** Feeds frames 100 ms apart and tells what each counted. */
const watch = (frames: readonly (readonly RawReading[])[], everyMs = 100): string[][] => {
  let sighting = noSighting;
  return frames.map((readings, index) => {
    const seen = see(sighting, readings, index * everyMs);
    sighting = seen.sighting;
    return seen.counted.map(({ text }) => text);
  });
};

describe('what counts in a stream of frames', () => {
  test('a QR code counts in its first frame, and only once while it is held', () => {
    expect(watch([[card], [card], [], [card]])).toEqual([[card.text], [], [], []]);
  });

  test('a linear symbol counts when a second frame agrees', () => {
    expect(watch([[soda], [soda], [soda]])).toEqual([[], [soda.text], []]);
  });

  test('a misread of one frame never counts', () => {
    expect(watch([[soda], [soap], [soda], [soda]])).toEqual([[], [], [soda.text], []]);
  });

  test('the same symbol twice in one frame is not agreement', () => {
    expect(watch([[soda, soda]])).toEqual([[]]);
  });

  test('agreement expires', () => {
    expect(watch([[soda], [soda]], agreementMaxMs)).toEqual([[], []]);
  });

  test('a frame without the symbol does not let it go', () => {
    expect(watch([[soda], [soda], [], [], [], [soda], [soda]])).toEqual([[], [soda.text], [], [], [], [], []]);
  });

  test('the same product counts again on purpose, after it left the view', () => {
    const away = Array.from({ length: absenceMinMs / 100 }, () => []);
    expect(watch([[soda], [soda], ...away, [soda], [soda]]).flat()).toEqual([soda.text, soda.text]);
  });

  test('two products in one view both count, once each', () => {
    expect(watch([[soda, soap], [soda, soap], [soap, soda]])).toEqual([[], [soda.text, soap.text], []]);
  });
});
