import { readFrame, type Reading } from '@qoa/shared/codes';
import type { Decoder } from './decoder.ts';

/** Widths at which a photo is read, in turn: its detail first, then coarser, where a blurred print closes its gaps. */
const widths = [1280, 640] as const;

/** What a picked photo shows, or null when no symbol is found in it or it is no picture at all. */
export const readPhoto = async (decoder: Decoder, photo: Blob): Promise<Reading | null> => {
  for (const width of widths) {
    const picture = await pictureOf(photo, width);
    if (picture === null) return null;
    const [found] = await decoder.decode(picture, 'still');
    if (found !== undefined) return readFrame({ text: found.text, format: found.symbology });
  }
  return null;
};

const pictureOf = async (photo: Blob, widthMax: number): Promise<ImageBitmap | null> => {
  try {
    const whole = await createImageBitmap(photo);
    if (whole.width <= widthMax) return whole;
    const height = Math.round((whole.height * widthMax) / whole.width);
    const picture = await createImageBitmap(whole, { resizeWidth: widthMax, resizeHeight: height, resizeQuality: 'medium' });
    whole.close();
    return picture;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
};
