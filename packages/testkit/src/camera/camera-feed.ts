import { frameOf, type Luminance, type Shot } from './shot.ts';

/** A feed is as wide as the phone's camera is read. */
export const feedWidth = 640;
/** The height of a feed. */
export const feedHeight = 480;
/** Frames a second: few, since each is half a megabyte on disk, and enough for two that agree. */
export const feedRate = 8;

/** Distinct frames drawn for one shot; they repeat, since only the noise differs. */
const drawnPerShot = 4;

/**
 * A film of shots in YUV4MPEG2, for Chromium's `--use-file-for-fake-video-capture=FILE.y4m`, which plays it over and over.
 * One seed gives the same bytes. Source: the yuv4mpeg format of MJPEG Tools.
 */
export const cameraFeed = (shots: readonly Shot[], seed = 1): Uint8Array => {
  const random = randomOf(seed);
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [encoder.encode(`YUV4MPEG2 W${feedWidth} H${feedHeight} F${feedRate}:1 Ip A1:1 C420jpeg\n`)];
  const head = encoder.encode('FRAME\n');
  const grey = new Uint8Array((feedWidth * feedHeight) / 2).fill(128);
  for (const shot of shots) {
    const drawn: readonly Luminance[] = Array.from({ length: drawnPerShot }, () => frameOf(shot, feedWidth, feedHeight, random));
    for (let frame = 0; frame < Math.round(shot.seconds * feedRate); frame++) parts.push(head, drawn[frame % drawnPerShot] ?? grey, grey);
  }
  return joined(parts);
};

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Mulberry32: small, good enough for grain. */
const randomOf = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};
