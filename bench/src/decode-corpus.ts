import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** An image of the corpus, as large as a camera's frame at most. */
export interface CorpusImage {
  readonly file: string;
  readonly format: string;
  /** Retail codes as 8 or 13 digits; null where nothing must be read. */
  readonly expected: string | null;
  readonly pixels: { readonly data: Uint8ClampedArray<ArrayBuffer>; readonly width: number; readonly height: number };
}

const frame = { width: 640, height: 480 };

/** The corpus at 640x480: larger images are fitted in, smaller ones keep their size. Null when there is no corpus in this folder. */
export const loadCorpus = async (folder: string): Promise<readonly CorpusImage[] | null> => {
  const manifest = await readFile(join(folder, 'manifest.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (manifest === null) return null;
  const rows: readonly Omit<CorpusImage, 'pixels'>[] = JSON.parse(manifest);
  return Promise.all(rows.map(async ({ file, format, expected }) => ({ file, format, expected, pixels: await pixelsOf(join(folder, file)) })));
};

const pixelsOf = async (path: string): Promise<CorpusImage['pixels']> => {
  const image = sharp(path).rotate().flatten({ background: '#ffffff' }).resize({ ...frame, fit: 'inside', withoutEnlargement: true });
  const { data, info } = await image.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
};
