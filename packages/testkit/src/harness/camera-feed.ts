import { closeSync, openSync, writeSync } from 'node:fs';
import { greyPicture, type Picture } from './pictures.ts';

/** A picture that the camera sees for that long. */
export type Scene = { readonly picture: Picture; readonly seconds: number };

/** Frames a second of a written feed: enough to agree on two equal frames, few enough to stay small (about 4.6 MB a second). */
const framesPerSecond = 10;

/**
 * Writes a .y4m file that Chromium plays as its camera, over and over: `launchChromium({ fakeVideo: path })`.
 * All pictures have one size. Put a grey scene between two codes, as a hand would.
 */
export const writeCameraFeed = (path: string, scenes: readonly Scene[]): void => {
  const { width, height } = scenes[0]?.picture ?? greyPicture();
  const file = openSync(path, 'w');
  writeSync(file, `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`);
  const colourless = new Uint8Array((width * height) / 2).fill(128);
  for (const { picture, seconds } of scenes) {
    if (picture.width !== width || picture.height !== height) throw new Error('All pictures of a feed have one size');
    for (let frame = 0; frame < seconds * framesPerSecond; frame += 1) {
      writeSync(file, 'FRAME\n');
      writeSync(file, picture.luma);
      writeSync(file, colourless);
    }
  }
  closeSync(file);
};
