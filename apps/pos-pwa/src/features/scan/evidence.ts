import type { RawReading } from './decoder.ts';

/** A reading with what speaks for it: the scan lines that agreed (0 for a QR code, which checks itself), and the look that saw it. */
export interface Witnessed {
  readonly reading: RawReading;
  readonly lines: number;
  readonly look: string;
}

/** Scan lines after which a linear symbol is believed on one look alone. */
export const linesEnough = 6;
/** How many times more lines than its strongest rival a linear symbol needs. */
const linesOverRival = 2;

/**
 * Which readings of one picture to believe. A smudged linear symbol can pass its check digit with wrong figures on a few scan lines, so
 * a weak one needs a second, different look that saw the same, and rivals on nearly equal evidence silence each other: a miss is cheap
 * at the counter, a wrong product is not. Of several QR codes the one that is aimed at is meant.
 */
export const believed = (witnessed: readonly Witnessed[]): readonly RawReading[] => {
  const qr = aimedAt(witnessed.filter(({ reading }) => reading.symbology === 'qr_code').map(({ reading }) => reading));
  return [...(qr === null ? [] : [qr]), ...linearBelieved(witnessed.filter(({ reading }) => reading.symbology !== 'qr_code'))];
};

/** Whether a picture has told enough, so that no further look is needed. */
export const isSettled = (witnessed: readonly Witnessed[]): boolean => believed(witnessed).length > 0;

interface Case {
  readonly reading: RawReading;
  readonly lines: number;
  readonly strongestLook: number;
  readonly looks: ReadonlySet<string>;
}

const linearBelieved = (witnessed: readonly Witnessed[]): readonly RawReading[] => {
  const cases = [...casesByText(witnessed).values()];
  return cases
    .filter(({ strongestLook, looks }) => strongestLook >= linesEnough || looks.size > 1)
    .filter((own) => cases.every((rival) => rival === own || !overlap(own.reading, rival.reading) || own.lines >= linesOverRival * rival.lines))
    .map(({ reading }) => reading);
};

const casesByText = (witnessed: readonly Witnessed[]): ReadonlyMap<string, Case> => {
  const cases = new Map<string, Case>();
  for (const { reading, lines, look } of witnessed) {
    const before = cases.get(reading.text);
    cases.set(reading.text, {
      reading: before?.reading ?? reading,
      lines: (before?.lines ?? 0) + lines,
      strongestLook: Math.max(before?.strongestLook ?? 0, lines),
      looks: new Set([...(before?.looks ?? []), look]),
    });
  }
  return cases;
};

/** Two products in one view may both be true; two numbers on one spot may not. Without corners they are taken to be on one spot. */
const overlap = (one: RawReading, other: RawReading): boolean => {
  if (one.corners.length === 0 || other.corners.length === 0) return true;
  const [a, b] = [spotOf(one), spotOf(other)];
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
};

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const boxOf = ({ corners }: RawReading): Box => {
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
};

/** The corners span the scan lines that agreed, often a few of many: the bars reach on from there, by up to half their breadth. */
const spotOf = (reading: RawReading): Box => {
  const { left, right, top, bottom } = boxOf(reading);
  const reach = Math.max(right - left, bottom - top) / 2;
  return { left: left - reach, right: right + reach, top: top - reach, bottom: bottom + reach };
};

/** A code drawn inside another is meant by whoever comes so close; else the one nearest to the middle of the picture. */
const aimedAt = (codes: readonly RawReading[]): RawReading | null => {
  const innermost = codes.filter((code) => !codes.some((other) => other !== code && isInside(other, code)));
  return [...innermost].sort((a, b) => offCentre(a) - offCentre(b))[0] ?? null;
};

const isInside = (inner: RawReading, outer: RawReading): boolean => {
  if (inner.corners.length === 0 || outer.corners.length === 0 || inner.text === outer.text) return false;
  const [a, b] = [boxOf(inner), boxOf(outer)];
  return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
};

const offCentre = (code: RawReading): number => {
  if (code.corners.length === 0) return 1;
  const { left, right, top, bottom } = boxOf(code);
  return Math.hypot((left + right) / 2 - 0.5, (top + bottom) / 2 - 0.5);
};
