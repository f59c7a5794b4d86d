import type { Picture } from './decoder.ts';
import type { Size } from './crop.ts';

/** The size at which a picture is read. */
export const sizeOf = (picture: Picture): Size => ('frame' in picture ? { width: picture.crop.readWidth, height: picture.crop.readHeight } : { width: picture.width, height: picture.height });

/** Paints a picture on a canvas of its size, and spends it. */
export const paint = (picture: Picture, brush: Pick<OffscreenCanvasRenderingContext2D, 'drawImage' | 'putImageData'>): void => {
  if ('frame' in picture) {
    const { frame, crop } = picture;
    brush.drawImage(frame, crop.left, crop.top, crop.width, crop.height, 0, 0, crop.readWidth, crop.readHeight);
    frame.close();
  } else if (picture instanceof ImageData) {
    brush.putImageData(picture, 0, 0);
  } else {
    brush.drawImage(picture, 0, 0);
    picture.close();
  }
};

/** What must be named when a picture moves to another thread. */
export const transferOf = (picture: Picture): Transferable => {
  if ('frame' in picture) return picture.frame;
  return picture instanceof ImageData ? picture.data.buffer : picture;
};
