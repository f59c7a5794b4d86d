import type { PrintedSymbol } from './symbol.ts';

/** What the camera sees for a while. */
export interface Shot {
  readonly symbol: PrintedSymbol;
  readonly seconds: number;
  /** Breadth of the symbol as a share of the picture's. */
  readonly breadth: number;
  readonly degrees: number;
  /** Radius of the lens's blur in pixels; 0 is sharp. */
  readonly blur: number;
  /** Greatest deviation of a pixel, of 255. */
  readonly noise: number;
}

/** A picture's luminance, row by row. */
export type Luminance = Uint8Array<ArrayBuffer>;

const counter = 96;
const paper = 226;
const ink = 34;

/** One frame of a shot: a white label with its symbol, turned, on a grey counter, through a cheap lens. `random` gives 0 to 1. */
export const frameOf = (shot: Shot, width: number, height: number, random: () => number): Luminance => {
  const sharp = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) sharp[y * width + x] = seenAt(shot, x, y, width, height);
  const seen = shot.blur > 0 ? blurred(sharp, width, height, shot.blur) : sharp;
  for (let i = 0; i < seen.length; i++) seen[i] = Math.max(0, Math.min(255, (seen[i] ?? 0) + (random() * 2 - 1) * shot.noise));
  return seen;
};

/** The mean of four points of the pixel, so that edges fall between pixels as they do on a sensor. */
const seenAt = (shot: Shot, x: number, y: number, width: number, height: number): number => {
  let sum = 0;
  for (const dx of [0.25, 0.75]) for (const dy of [0.25, 0.75]) sum += pointAt(shot, x + dx - width / 2, y + dy - height / 2, width);
  return sum / 4;
};

const pointAt = ({ symbol, breadth, degrees }: Shot, x: number, y: number, pictureWidth: number): number => {
  const turn = (degrees * Math.PI) / 180;
  const [across, down] = [x * Math.cos(turn) + y * Math.sin(turn), y * Math.cos(turn) - x * Math.sin(turn)];
  const wide = pictureWidth * breadth;
  const high = wide * symbol.aspect;
  const [u, v] = [across / wide + 0.5, down / high + 0.5];
  if (u < -0.06 || u > 1.06 || v < -0.12 || v > 1.12) return counter;
  if (u < 0 || u >= 1 || v < 0 || v >= 1) return paper;
  return symbol.isDark(Math.floor(u * symbol.columns), Math.floor(v * symbol.rows)) ? ink : paper;
};

const blurred = (picture: Luminance, width: number, height: number, radius: number): Luminance => turnedBlur(turnedBlur(picture, width, height, radius), height, width, radius);

/** Blurs along rows and answers with rows and columns swapped, so that twice blurs both ways. */
const turnedBlur = (picture: Luminance, width: number, height: number, radius: number): Luminance => {
  const soft = new Uint8Array(picture.length);
  const reach = Math.ceil(radius);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [sum, weight] = [0, 0];
      for (let k = -reach; k <= reach; k++) {
        const share = Math.max(0, Math.min(1, radius + 0.5 - Math.abs(k)));
        sum += share * (picture[y * width + Math.max(0, Math.min(width - 1, x + k))] ?? 0);
        weight += share;
      }
      soft[x * height + y] = sum / weight;
    }
  }
  return soft;
};
