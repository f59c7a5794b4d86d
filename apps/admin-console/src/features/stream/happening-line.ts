import { formatDuration } from '@qoa/messages';
import { isTimeUnsure } from '@qoa/shared/events';
import type { ConsoleSaleRow } from '@qoa/shared/protocol';
import type { ConsoleWords } from '../../platform/words-context.tsx';
import { kindWords } from '../losses/index.ts';
import type { Happening } from './journal.ts';

/** One happening in words. */
export interface HappeningLine {
  readonly tone: 'ok' | 'warn' | 'calm';
  readonly what: string;
  /** The reason in few words; null when there is nothing to explain. */
  readonly why: string | null;
  /** Store and phone; null for a fact about neither, which its words name. */
  readonly where: string | null;
  readonly atMs: number | null;
}

/** What an event was answered, where it came from, and how late it came. */
export const happeningLine = (happening: Happening, words: ConsoleWords, storeNameOf: (store: number | null) => string = () => ''): HappeningLine => {
  if (happening.kind === 'fact') return factLine(happening, words, storeNameOf);
  const { t, locale } = words;
  const { storeName, enrolment, seq, atMs, arrivedAtMs, answer } = happening.sale;
  const units = givenText(answer.given, words);
  const answered = { accepted: units === '' ? t.streamAcceptedNone : t.streamAccepted(units), partial: t.streamPartial(units === '' ? '0' : units), refused: t.streamRefused, held: t.streamHeld };
  const late = arrivedAtMs - atMs > lateAfterMs ? `, ${t.streamLate(formatDuration(arrivedAtMs - atMs, locale))}` : '';
  return {
    tone: answer.class === 'refused' ? 'warn' : units !== '' ? 'ok' : 'calm',
    what: happening.kind === 'claim' ? `${t.streamClaim}: ${answered[answer.class]}` : answered[answer.class],
    why: answer.code === null ? null : t.reason(answer.code),
    where: `${storeName} · ${enrolment.slice(0, 6)} #${seq}${late}${isTimeUnsure(answer) ? `, ${t.reason('CLOCK_UNSURE')}` : ''}`,
    atMs: arrivedAtMs,
  };
};

/** Stamps and points, each of all programmes together; empty: nothing was given. */
const givenText = (given: ConsoleSaleRow['answer']['given'], { c, locale }: ConsoleWords): string => {
  const sumOf = (wanted: 'stamp' | 'point'): number => given.reduce((sum, { unit, units }) => (unit === wanted ? sum + units : sum), 0);
  const [stamps, points] = [sumOf('stamp'), sumOf('point')];
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format([...(stamps > 0 ? [c.stamps(stamps)] : []), ...(points > 0 ? [c.points(points)] : [])]);
};

const factLine = ({ name, about }: Extract<Happening, { kind: 'fact' }>, words: ConsoleWords, storeNameOf: (store: number | null) => string): HappeningLine => {
  const where = about === undefined ? null : [storeNameOf(about.store), about.enrolment.slice(0, 6)].filter((part) => part !== '').join(' · ');
  const loss = about?.loss ?? null;
  return { tone: name === 'loss-opened' ? 'warn' : 'calm', what: words.t.streamFact(name), why: loss === null ? null : kindWords(loss, words), where, atMs: null };
};

const lateAfterMs = 60_000;
