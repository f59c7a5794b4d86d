import type { Crop } from './crop.ts';
import type { Picture } from './decoder.ts';

/**
 * Takes a part of the frame that a video shows now. Where the browser can, the frame itself is handed on and copied on the decoder's
 * thread: a copy here holds up every tap for as long as it takes, on a slow phone most of a twentieth of a second.
 */
export const grab = async (video: HTMLVideoElement, crop: Crop): Promise<Picture> => {
  if (handsOnFrames()) {
    const frame = new VideoFrame(video);
    if (frame.displayWidth === video.videoWidth && frame.displayHeight === video.videoHeight) return { frame, crop };
    frame.close();
  }
  const { left, top, width, height, readWidth, readHeight } = crop;
  return createImageBitmap(video, Math.round(left), Math.round(top), Math.round(width), Math.round(height), { resizeWidth: readWidth, resizeHeight: readHeight, resizeQuality: 'low' });
};

let known: boolean | null = null;

/** Whether frames can be taken from a video and painted on another thread's canvas; asked of the browser once, by doing it. */
const handsOnFrames = (): boolean => {
  known ??= tries();
  return known;
};

const tries = (): boolean => {
  if (typeof VideoFrame !== 'function' || typeof OffscreenCanvas !== 'function') return false;
  try {
    const canvas = new OffscreenCanvas(2, 2);
    const brush = canvas.getContext('2d');
    const frame = new VideoFrame(canvas, { timestamp: 0 });
    brush?.drawImage(frame, 0, 0);
    frame.close();
    return brush !== null;
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return false;
    throw error;
  }
};
