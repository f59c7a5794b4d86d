import { describe, expect, test } from 'vitest';
import { middleOf, placedIn, readWidthMax, shownPart } from './crop.ts';

describe('what is read of a video', () => {
  test('a wide box of an upright video shows a band of it, read at full breadth', () => {
    expect(shownPart({ width: 720, height: 1280 }, { width: 360, height: 240 })).toEqual({ left: 0, top: 400, width: 720, height: 480, readWidth: 640, readHeight: 427 });
  });

  test('frames are never enlarged', () => {
    expect(shownPart({ width: 320, height: 240 }, { width: 640, height: 480 })).toMatchObject({ readWidth: 320, readHeight: 240 });
  });

  test('a video with detail to spare has a close look at its middle; one without has none', () => {
    const shown = shownPart({ width: 1280, height: 720 }, { width: 320, height: 180 });
    expect(middleOf(shown)).toEqual({ left: 320, top: 180, width: 640, height: 360, readWidth: readWidthMax, readHeight: 360 });
    expect(middleOf(shownPart({ width: 640, height: 480 }, { width: 320, height: 240 }))).toBeNull();
  });

  test('a point of the close look is placed in the whole', () => {
    const shown = shownPart({ width: 1280, height: 720 }, { width: 320, height: 180 });
    const close = middleOf(shown) ?? shown;
    expect(placedIn(shown, close, { x: 0, y: 0 })).toEqual({ x: 0.25, y: 0.25 });
    expect(placedIn(shown, close, { x: 1, y: 0.5 })).toEqual({ x: 0.75, y: 0.5 });
  });
});
