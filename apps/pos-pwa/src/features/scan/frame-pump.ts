import { middleOf, placedIn, shownPart, type Size } from './crop.ts';
import type { Decoder, RawReading } from './decoder.ts';
import { grab } from './grab.ts';

/** What a running camera feeds. */
export interface PumpOutlet {
  /** Every frame that was read, also those that held nothing; corners as fractions of what is shown. */
  readonly onFrame: (readings: readonly RawReading[]) => void;
  /** The decoder is beyond help; the pump has stopped. */
  readonly onBroken: (cause: unknown) => void;
}

/** Copying a frame holds the page's thread, on a phone without a fast path for long: it may take a quarter of it, so that a tap is not late. */
const restMinMs = 60;
/** Longer, and two looks at a linear symbol would no longer be one look. */
const restMaxMs = 250;

/**
 * Reads the video frame after frame, one at a time: frames that come while one is read are dropped, so a slow phone reads fewer, never
 * late. Where the video has detail to spare, every second frame is a close look at the middle. Answers how to stop.
 */
export const startPump = (video: HTMLVideoElement, decoder: Decoder, { onFrame, onBroken }: PumpOutlet): (() => void) => {
  let stopped = false;
  let turn = 0;
  let heldMs = 0;

  const read = async (): Promise<void> => {
    const shown = shownPart({ width: video.videoWidth, height: video.videoHeight }, boxOf(video));
    const crop = (turn++ % 2 === 1 ? middleOf(shown) : null) ?? shown;
    const startMs = performance.now();
    const grabbed = grab(video, crop);
    heldMs = performance.now() - startMs;
    const readings = await decoder.decode(await grabbed, 'frame');
    if (!stopped) onFrame(readings.map((reading) => ({ ...reading, corners: reading.corners.map((corner) => placedIn(shown, crop, corner)) })));
  };
  const rest = (): void => {
    setTimeout(next, Math.min(restMaxMs, Math.max(restMinMs, 3 * heldMs)));
  };
  const next = (): void => {
    if (stopped) return;
    nextFrame(video, () => {
      if (stopped) return;
      if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return next();
      read().then(rest, (cause: unknown) => {
        if (!stopped) onBroken(cause);
        stopped = true;
      });
    });
  };
  next();
  return () => {
    stopped = true;
  };
};

const boxOf = (video: HTMLVideoElement): Size =>
  video.clientWidth > 0 && video.clientHeight > 0 ? { width: video.clientWidth, height: video.clientHeight } : { width: video.videoWidth, height: video.videoHeight };

/** Old browsers lack the callback of the video itself: the screen's own rhythm does as well. */
const nextFrame = (video: HTMLVideoElement, then: () => void): void => {
  if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(then);
  else requestAnimationFrame(then);
};
