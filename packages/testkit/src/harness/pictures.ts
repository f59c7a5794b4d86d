import { encode } from 'uqr';

/** A grey picture, one byte a pixel, row by row: 0 is black, 255 white. */
export type Picture = { readonly width: number; readonly height: number; readonly luma: Uint8Array };

/** What a camera sees when nothing is held before it. */
export const greyPicture = (width = 640, height = 480, luma = 200): Picture => ({ width, height, luma: new Uint8Array(width * height).fill(luma) });

/** A QR code in the middle of the picture, `fill` of its height. */
export const qrPicture = (text: string, fill = 0.7): Picture => {
  const { data: modules, size } = encode(text, { ecc: 'M', border: 4 });
  const scale = Math.floor((480 * fill) / size);
  return drawn(size * scale, size * scale, (x, y) => modules[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true);
};

/** An EAN-13 in the middle of the picture; `digits` are all thirteen, the check digit too. Source: GS1 General Specifications, 5.2.1. */
export const ean13Picture = (digits: string, moduleWidth = 4): Picture => {
  if (!/^\d{13}$/.test(digits)) throw new Error(`An EAN-13 has thirteen digits, not "${digits}"`);
  const quiet = '0'.repeat(11);
  const modules = `${quiet}${ean13Modules(digits)}${quiet}`;
  return drawn(modules.length * moduleWidth, 220, (x) => modules[Math.floor(x / moduleWidth)] === '1');
};

/** White paper of that size, with its dark places, in the middle of a grey picture. */
const drawn = (paperWidth: number, paperHeight: number, isDark: (x: number, y: number) => boolean): Picture => {
  const picture = greyPicture();
  const [left, top] = [Math.floor((picture.width - paperWidth) / 2), Math.floor((picture.height - paperHeight) / 2)];
  if (left < 0 || top < 0) throw new Error(`${paperWidth}x${paperHeight} does not fit into ${picture.width}x${picture.height}`);
  for (let y = 0; y < paperHeight; y += 1) {
    for (let x = 0; x < paperWidth; x += 1) picture.luma[(top + y) * picture.width + left + x] = isDark(x, y) ? 16 : 245;
  }
  return picture;
};

const leftOdd = ['0001101', '0011001', '0010011', '0111101', '0100011', '0110001', '0101111', '0111011', '0110111', '0001011'];
const right = leftOdd.map((bits) => [...bits].map((bit) => (bit === '0' ? '1' : '0')).join(''));
const leftEven = right.map((bits) => [...bits].toReversed().join(''));
/** Which of the six left digits are even tells the first digit, which has no bars of its own. */
const parities = ['OOOOOO', 'OOEOEE', 'OOEEOE', 'OOEEEO', 'OEOOEE', 'OEEOOE', 'OEEEOO', 'OEOEOE', 'OEOEEO', 'OEEOEO'];

const ean13Modules = (digits: string): string => {
  const parity = parities[Number(digits[0])] ?? '';
  const left = [...digits.slice(1, 7)].map((digit, index) => (parity[index] === 'E' ? leftEven : leftOdd)[Number(digit)]);
  return `101${left.join('')}01010${[...digits.slice(7)].map((digit) => right[Number(digit)]).join('')}101`;
};
