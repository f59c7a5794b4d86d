import { formatDuration } from '@qoa/messages';
import type { ConsoleWords } from '../../platform/words-context.tsx';
import type { Happening } from './journal.ts';

/** One happening in words. */
export interface HappeningLine {
  readonly tone: 'ok' | 'warn' | 'calm';
  readonly what: string;
  /** The reason in few words; null when there is nothing to explain. */
  readonly why: string | null;
  /** Store and phone; null for a fact, which its words name. */
  readonly where: string | null;
  readonly atMs: number | null;
}

/** What an event was answered, where it came from, and how late it came. */
export const happeningLine = (happening: Happening, { t, c, locale }: ConsoleWords): HappeningLine => {
  if (happening.kind === 'fact') return { tone: 'calm', what: t.streamFact(happening.name), why: null, where: null, atMs: null };
  const { storeName, enrolment, seq, atMs, arrivedAtMs, answer } = happening.sale;
  const units = answer.given.reduce((sum, given) => sum + given.units, 0);
  const words = { accepted: units > 0 ? t.streamAccepted(c.stamps(units)) : t.streamAcceptedNone, partial: t.streamPartial(c.stamps(units)), refused: t.streamRefused, held: t.streamHeld };
  const late = arrivedAtMs - atMs > lateAfterMs ? `, ${t.streamLate(formatDuration(arrivedAtMs - atMs, locale))}` : '';
  return {
    tone: answer.class === 'refused' ? 'warn' : units > 0 ? 'ok' : 'calm',
    what: happening.kind === 'claim' ? `${t.streamClaim}: ${words[answer.class]}` : words[answer.class],
    why: answer.code === null ? null : t.reason(answer.code),
    where: `${storeName} · ${enrolment.slice(0, 6)} #${seq}${late}`,
    atMs: arrivedAtMs,
  };
};

const lateAfterMs = 60_000;
