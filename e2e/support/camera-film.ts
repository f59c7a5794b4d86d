import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cardQrText } from '@qoa/shared/codes';
import type { CardCode } from '@qoa/shared/ids';
import { blankPaper, cameraFeed, ean13, qrOf, type Shot } from '@qoa/testkit/camera';
import { encode } from 'uqr';

/** A film for the camera: a customer's card, then a product's bars, both askew and through a cheap lens, over and over. */
export const filmOfSale = async (folder: string, card: CardCode, gtin13: string): Promise<string> => {
  const path = join(folder, `${card}-${gtin13}.y4m`);
  const lens = { blur: 1, noise: 14 };
  const paper: Shot = { symbol: blankPaper, seconds: 1.2, breadth: 0.8, degrees: 0, blur: 0, noise: 8 };
  const shots: readonly Shot[] = [
    { symbol: qrOf(encode(cardQrText(card), { ecc: 'M', border: 0 }).data), seconds: 1.5, breadth: 0.4, degrees: 17, ...lens },
    paper,
    { symbol: ean13(gtin13), seconds: 1.5, breadth: 0.72, degrees: -8, ...lens },
    paper,
  ];
  await writeFile(path, cameraFeed(shots));
  return path;
};
