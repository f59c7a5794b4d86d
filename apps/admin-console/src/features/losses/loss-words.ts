import { formatDateTime, formatDuration, type Locale } from '@qoa/messages';
import type { LossHealth } from '@qoa/shared/protocol';
import type { ConsoleWords } from '../../platform/words-context.tsx';

/** One loss in the words of whoever looks after the stores. */
export interface LossWords {
  /** What happened, in few words. */
  readonly what: string;
  /** What is known, and what can be done, sentence by sentence. */
  readonly body: readonly string[];
  /** How it was closed; null while it is open. */
  readonly closed: string | null;
}

/** Says a loss. */
export const lossWords = (loss: LossHealth, words: ConsoleWords): LossWords => ({ what: kindWords(loss.what.kind, words), body: bodyWords(loss, words), closed: closedWords(loss, words) });

/** A kind in few words. A kind of a later release is named as it is. */
export const kindWords = (kind: string, { l }: Pick<ConsoleWords, 'l'>): string => {
  const kinds: Readonly<Record<string, string>> = { hole: l.hole, evicted: l.evicted, fork: l.fork, 'rolled-back': l.rolledBack, 'declared-lost': l.declaredLost, 'clock-jumped': l.clockJumped } satisfies Readonly<Record<LossHealth['what']['kind'], string>>;
  return kinds[kind] ?? kind;
};

const bodyWords = (loss: LossHealth, words: ConsoleWords): readonly string[] => {
  const { l, locale } = words;
  const { what, numbers, missing, closed } = loss;
  switch (what.kind) {
    case 'hole':
    case 'declared-lost':
      return numbers.length === 0 ? [l.nothingKnown] : missingWords(loss, words);
    case 'evicted':
      return [l.evictedBody(what.successor.slice(0, 6)), ...(numbers.length === 0 ? [l.nothingKnown] : missingWords(loss, words))];
    case 'fork':
      return [l.forkBody(rangesText(numbers, words))];
    case 'rolled-back':
      return [l.rolledBackBody(what.knownSeq, what.statedSeq), ...(missing.length === 0 || closed !== null ? [] : [l.missing(countOf(missing), rangesText(missing, words))])];
    case 'clock-jumped':
      return [what.fromOffsetMs === null ? l.clockBody(age(what.toOffsetMs, locale)) : l.clockJumpedBody(age(what.toOffsetMs - what.fromOffsetMs, locale))];
  }
};

const missingWords = ({ numbers, missing, closed }: LossHealth, words: ConsoleWords): readonly string[] => {
  const { l } = words;
  const [still, came] = [countOf(missing), countOf(numbers) - countOf(missing)];
  if (still === 0) return [l.camePart(came)];
  return [l.missing(still, rangesText(missing, words)), ...(came === 0 ? [] : [l.camePart(came)]), ...(closed === null ? [l.wayHome(still)] : [])];
};

const closedWords = ({ closed }: LossHealth, { l, locale }: ConsoleWords): string | null => {
  if (closed === null) return null;
  if (closed.how === 'came') return l.closedCame(formatDateTime(closed.atMs, locale));
  return l.closedByHand(reasonWords({ l })[closed.reason], closed.by ?? l.somebody, formatDateTime(closed.atMs, locale));
};

/** The reasons for closing, in the order in which they are offered. */
export const reasonWords = ({ l }: Pick<ConsoleWords, 'l'>) => ({ 'nothing-missing': l.nothingMissing, 'made-good': l.madeGood, 'written-off': l.writtenOff, mended: l.mended }) as const;

const rangesMax = 6;

/** `41–43, 47 y 50`; of very many the first, and how many numbers more. */
const rangesText = (ranges: LossHealth['numbers'], { l, locale }: Pick<ConsoleWords, 'l' | 'locale'>): string => {
  const texts = ranges.slice(0, rangesMax).map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
  const more = countOf(ranges.slice(rangesMax));
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(more === 0 ? texts : [...texts, l.andMore(more)]);
};

const countOf = (ranges: LossHealth['numbers']): number => ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);

const age = (ms: number, locale: Locale): string => formatDuration(Math.abs(ms), locale);
