import type { EnrolmentId, Seq } from '@qoa/shared/ids';
import type { SeqRange } from '@qoa/shared/intake';
import type { BatchOutcome } from '@qoa/shared/judge';
import { watchedLosses } from '@qoa/shared/loss';
import type { Book } from './book.ts';

/** Writes what a batch noticed of losses, and what of them came. */
export const enterLosses = (book: Book, { losses, lossNews }: BatchOutcome): void => {
  for (const [enrolment, known] of losses) {
    book.watched.set(enrolment, watchedLosses(known));
    for (const loss of known) book.losses.set(loss.no, loss);
  }
  for (const { judgedNo, news, loss } of lossNews) book.journal.set(judgedNo, { entry: 'fact', kind: `loss-${news}`, body: loss, atMs: loss.noticedAtMs });
};

/** Every hole is missed by an open loss, and what is missed is a hole; a loss is open as long as something of it is missing, a fork until people look. */
export const lossesAreSeen = (book: Book): string | null => {
  const missed = new Map<EnrolmentId, Seq[]>();
  const forks = new Set<EnrolmentId>();
  for (const { no, enrolment, what, missing, closed } of book.losses.values()) {
    if (what.kind === 'fork') forks.add(enrolment);
    if (what.kind !== 'hole') continue;
    if ((closed === null) !== missing.length > 0) return `loss ${no} is ${closed === null ? 'open' : 'closed'} and misses ${JSON.stringify(missing)}`;
    missed.set(enrolment, [...(missed.get(enrolment) ?? []), ...numbersIn(missing)]);
  }
  for (const [enrolment, { holes }] of book.progress) {
    const [here, shown] = [numbersIn(holes).join(), (missed.get(enrolment) ?? []).toSorted((a, b) => a - b).join()];
    if (here !== shown) return `${enrolment} has the holes ${here}, and its losses miss ${shown}`;
  }
  for (const key of book.forks.keys()) if (!forks.has(key.slice(0, 16) as EnrolmentId)) return `the fork ${key} is told to nobody`;
  return null;
};

const numbersIn = (ranges: readonly SeqRange[]): readonly Seq[] => ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
