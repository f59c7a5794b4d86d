/** Pixels as RGBA, row by row: `ImageData`, or what a test has made. */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** One way of looking at a picture. Looks differ so that a code which one misses, or half sees, shows in another. */
export type Look = 'plain' | 'near' | 'crisp' | 'flat';

/** The looks after the first, in the order in which they help. */
export const furtherLooks: readonly Look[] = ['crisp', 'flat', 'near'];

/** Above this many pixels a picture is not enlarged: it has detail enough, and a slow phone has no time. */
const enlargePixelsMax = 640 * 480;

/** The picture as a look sees it. `plain` and `flat` see it as it is: they differ in how the decoder tells dark from light. */
export const seenBy = (look: Look, picture: Pixels): Pixels => {
  if (look === 'near') return picture.width * picture.height > enlargePixelsMax ? picture : enlarged(picture);
  return look === 'crisp' ? sharpened(picture) : picture;
};

/** Luminance by the weights of ITU-R BT.601, in 1/256. */
const luminance = (data: Uint8ClampedArray, at: number): number => (77 * (data[at] ?? 0) + 150 * (data[at + 1] ?? 0) + 29 * (data[at + 2] ?? 0)) >> 8;

const greyOf = ({ data, width, height }: Pixels): Uint8ClampedArray => {
  const grey = new Uint8ClampedArray(width * height);
  for (let i = 0; i < grey.length; i++) grey[i] = luminance(data, 4 * i);
  return grey;
};

const pixelsOf = (grey: Uint8ClampedArray, width: number, height: number): Pixels => {
  const data = new Uint8ClampedArray(4 * grey.length);
  const words = new Uint32Array(data.buffer);
  for (let i = 0; i < grey.length; i++) words[i] = 0xff000000 | ((grey[i] ?? 0) * 0x010101);
  return { data, width, height };
};

/** Twice as wide and high, with straight lines between neighbours: thin bars gain a pixel to be measured by. */
const enlarged = (picture: Pixels): Pixels => {
  const wide = rowsDoubled(greyOf(picture), picture.width, picture.height);
  return pixelsOf(rowsDoubled(wide, picture.height, 2 * picture.width), 2 * picture.width, 2 * picture.height);
};

/** Each row drawn twice as long, answered with rows and columns swapped, so that twice gives both directions. */
const rowsDoubled = (grey: Uint8ClampedArray, width: number, height: number): Uint8ClampedArray => {
  const doubled = new Uint8ClampedArray(2 * grey.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let before = grey[row] ?? 0;
    for (let x = 0; x < width; x++) {
      const here = grey[row + x] ?? 0;
      const after = x + 1 < width ? (grey[row + x + 1] ?? 0) : here;
      doubled[2 * x * height + y] = (3 * here + before + 2) >> 2;
      doubled[(2 * x + 1) * height + y] = (3 * here + after + 2) >> 2;
      before = here;
    }
  }
  return doubled;
};

/** Edges drawn steeper against the mean of the 5 by 5 around: a lens out of focus smears bars into each other. */
const sharpened = (picture: Pixels): Pixels => {
  const { width, height } = picture;
  const grey = greyOf(picture);
  const soft = rowMeans(rowMeans(grey, width, height), height, width);
  const crisp = new Uint8ClampedArray(grey.length);
  for (let i = 0; i < grey.length; i++) crisp[i] = 4 * (grey[i] ?? 0) - 3 * (soft[i] ?? 0);
  return pixelsOf(crisp, width, height);
};

/** Mean of five along each row, answered with rows and columns swapped, so that twice gives both directions. */
const rowMeans = (grey: Uint8ClampedArray, width: number, height: number): Uint8ClampedArray => {
  const mean = new Uint8ClampedArray(grey.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = -2; k <= 2; k++) sum += grey[row + Math.min(width - 1, Math.max(0, x + k))] ?? 0;
      mean[x * height + y] = sum / 5;
    }
  }
  return mean;
};
