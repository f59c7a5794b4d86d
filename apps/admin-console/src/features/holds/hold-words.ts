import { formatDateTime, formatSold } from '@qoa/messages';
import type { HeldSale, HoldHealth, HoldOutcome, HoldWeighed } from '@qoa/shared/protocol';
import type { ConsoleWords } from '../../platform/words-context.tsx';

/** Something held, in the words of whoever decides it. */
export interface HoldWords {
  /** Why it is held, in few words. */
  readonly what: string;
  /** What can be found out, and what is known. */
  readonly body: readonly string[];
  /** Who decided what, and why; null while it waits. */
  readonly decided: string | null;
}

/** Says what is held. Its card is named by nobody. */
export const holdWords = (hold: HoldHealth, words: ConsoleWords): HoldWords => {
  const { h, locale } = words;
  const { what, ask } = reasonWords(hold.code, words);
  const { first, decided } = hold;
  const known = [h.this(saleWords(hold, words)), ...(first === null ? [] : [h.first(saleWords(first, words), becameWords(first.answer, words))])];
  return {
    what,
    body: decided === null ? [ask, ...known] : known,
    decided: decided === null ? null : `${becameWords(decided.became, words)}. ${h.decidedBy(decided.by ?? h.somebody, formatDateTime(decided.atMs, locale), decided.reason)}`,
  };
};

/** What counting it now would come to. */
export const weighedWords = ({ wouldBe }: HoldWeighed, { h, t, c, locale }: ConsoleWords): string => {
  if (wouldBe === null) return h.cannotCount;
  const sumOf = (wanted: 'stamp' | 'point'): number => wouldBe.given.reduce((sum, { unit, units }) => (unit === wanted ? sum + units : sum), 0);
  const [stamps, points] = [sumOf('stamp'), sumOf('point')];
  const units = [...(stamps > 0 ? [c.stamps(stamps)] : []), ...(points > 0 ? [c.points(points)] : [])];
  if (units.length > 0) return h.wouldGive(new Intl.ListFormat(locale, { type: 'conjunction' }).format(units));
  return wouldBe.code === null ? h.wouldBeOnRecord : h.wouldGiveNothing(t.reason(wouldBe.code));
};

const reasonWords = (code: string, { h, t }: ConsoleWords): { readonly what: string; readonly ask: string } => {
  if (code === 'FORK') return { what: h.fork, ask: h.forkBody };
  if (code === 'ENROLMENT_REVOKED') return { what: h.revoked, ask: h.revokedBody };
  return code === 'POISONED' ? { what: h.poisoned, ask: h.poisonedBody } : { what: t.reason(code), ask: '' };
};

const saleWords = ({ kind, products, hasCard, atMs }: HeldSale, { h, locale }: ConsoleWords): string => {
  const at = formatDateTime(atMs, locale);
  if (kind !== 'sale') return [kind === 'claim' ? h.claim : h.unread, h.sealed(at)].join(', ');
  const named = products.map((product) => formatSold(product, locale));
  return [...named, hasCard ? h.withCard : h.guest, h.sold(at)].join(', ');
};

const becameWords = ({ class: answerClass, code }: HoldOutcome['became'], { h, t }: ConsoleWords): string => {
  const why = code === null ? '' : t.reason(code);
  switch (answerClass) {
    case 'accepted':
      return code === null ? h.gave : `${h.counted}: ${why}`;
    case 'partial':
      return h.partly(why);
    case 'refused':
      return h.notCounted(why);
    case 'held':
      return h.stillHeld(why);
  }
};
