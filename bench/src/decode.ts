import { fileURLToPath } from 'node:url';
import { loadCorpus, type CorpusImage } from './decode-corpus.ts';
import { openReaders, type Reader } from './decode-readers.ts';
import { machine, median, type Bench, type Row } from './report.ts';
import { keepResult } from './results.ts';

const besideTheRepository = fileURLToPath(new URL('../../../shared/corpus/barcodes', import.meta.url));

/**
 * Reads every image of a corpus with the product's decoder and its peers. The corpus is the folder named in CORPUS, by default the one
 * beside the repository; without one a notice says so and there are no rows.
 */
export const bench: Bench = async ({ rounds, notice }) => {
  const folder = process.env['CORPUS'] ?? besideTheRepository;
  const images = await loadCorpus(folder);
  if (images === null) {
    notice(`No corpus in ${folder}: name its folder in CORPUS.`);
    return [];
  }
  const scores: Score[] = [];
  for (const reader of await openReaders()) {
    notice(`${reader.name} reads ${images.length} images, ${rounds} times`);
    scores.push(await scoreOf(reader, images, rounds));
  }
  const rows = rowsOf(scores);
  await keepResult({ bench: 'decode', machine: machine(), rounds, rows }, notesOf(images, scores));
  return rows;
};

interface Score {
  readonly name: string;
  readonly qrPercent: number;
  readonly linearPercent: number;
  /** Images with a value that is not the expected one. */
  readonly misreads: readonly string[];
  /** Images without a symbol in which one was read. */
  readonly inNothing: readonly string[];
  readonly missed: readonly string[];
  readonly medianMs: number;
}

const scoreOf = async (reader: Reader, images: readonly CorpusImage[], rounds: number): Promise<Score> => {
  const medians: number[] = [];
  let texts: readonly (readonly string[])[] = [];
  for (let round = 0; round < rounds; round++) {
    const timed = await readAll(reader, images);
    medians.push(median(timed.map(({ ms }) => ms)));
    if (round === 0) texts = timed.map((each) => each.texts);
  }
  const judged = images.map((image, i) => ({ ...image, texts: texts[i] ?? [] }));
  const symbols = judged.filter(({ expected }) => expected !== null);
  const read = symbols.filter((image) => image.expected !== null && image.texts.includes(image.expected));
  const rate = (isIn: (image: CorpusImage) => boolean): number => (100 * read.filter(isIn).length) / symbols.filter(isIn).length;
  return {
    name: reader.name,
    qrPercent: rate(({ format }) => format === 'qr'),
    linearPercent: rate(({ format }) => format !== 'qr'),
    misreads: symbols.filter((image) => image.texts.some((text) => text !== image.expected)).map(({ file }) => file),
    inNothing: judged.filter((image) => image.expected === null && image.texts.length > 0).map(({ file }) => file),
    missed: symbols.filter((image) => !read.includes(image)).map(({ file }) => file),
    medianMs: median(medians),
  };
};

/** Processor time, not time passed: every reader works on one thread, and what else the machine does is not theirs. */
const readAll = async (reader: Reader, images: readonly CorpusImage[]): Promise<readonly { readonly texts: readonly string[]; readonly ms: number }[]> => {
  const timed: { texts: readonly string[]; ms: number }[] = [];
  for (const { pixels } of images) {
    const before = process.threadCpuUsage();
    const texts = await reader.read(pixels);
    const { user, system } = process.threadCpuUsage(before);
    timed.push({ texts, ms: (user + system) / 1000 });
  }
  return timed;
};

const rowsOf = (scores: readonly Score[]): readonly Row[] => {
  const bare = scores.find(({ name }) => name === 'zxing-wasm');
  return scores.flatMap((score, nth) => rowsOfOne(score, score === bare ? undefined : bare, nth === 0));
};

const rowsOfOne = (score: Score, bare: Score | undefined, isOurs: boolean): readonly Row[] => {
  const row = (what: string, unit: string, of: (each: Score) => number, goal: number, isMet: (value: number) => boolean): Row => {
    const [value, beside] = [hundredths(of(score)), bare === undefined ? null : hundredths(of(bare))];
    return {
      name: `${score.name}: ${what}`,
      value,
      unit,
      against: beside === null ? null : `zxing-wasm: ${beside}`,
      ratio: beside === null || beside === 0 ? null : hundredths(value / beside),
      goal: isOurs ? goal : null,
      met: isOurs ? isMet(value) : null,
    };
  };
  return [
    row('QR read', '%', ({ qrPercent }) => qrPercent, 95, (value) => value >= 95),
    row('1D read', '%', ({ linearPercent }) => linearPercent, 70, (value) => value >= 70),
    row('misread', 'images', ({ misreads }) => misreads.length, 0, (value) => value === 0),
    row('read where nothing is', 'images', ({ inNothing }) => inNothing.length, 0, (value) => value === 0),
    row('p50', 'ms of processor time', ({ medianMs }) => medianMs, 10, (value) => value < 10),
  ];
};

const hundredths = (value: number): number => Math.round(value * 100) / 100;

const notesOf = (images: readonly CorpusImage[], [ours]: readonly Score[]): string => {
  const symbols = images.filter(({ expected }) => expected !== null).length;
  const missedQr = ours?.missed.filter((file) => file.startsWith('qr/')) ?? [];
  return [
    `${symbols} images with a symbol and ${images.length - symbols} without, at 640x480 at most and never enlarged. \`ours\` reads an image as a picked photo: every look at it.`,
    '`ours, one frame` reads it as a single frame of the camera, which gets one further look and has the next frame behind it.',
    `QR codes that no look reads: ${missedQr.join(', ')}.`,
  ].join('\n');
};
