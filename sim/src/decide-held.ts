import { noProgress } from '@qoa/shared/intake';
import type { Arrival } from '@qoa/shared/judge';
import { stateOf } from './book.ts';
import { type HoldOrder, sealedHeader } from './doors.ts';
import type { World } from './world.ts';

/** Judges something held that somebody decided, and writes it in one transaction. False: it changed nothing, since something else stands there by now. */
export const decideHeld = ({ book, cores, laws, agenda, diary }: World, { no, hash, choice, seenNo }: HoldOrder): boolean => {
  const entry = book.journal.get(no);
  if (entry?.entry !== 'event' || entry.row.hash !== hash) return false;
  const { row: { enrolment, seq, bytes, atMs, sure, receivedMs }, event } = entry;
  const decided = { choice, reason: 'seen', by: 1, atMs: agenda.nowMs(), seenNo };
  const arrival: Arrival = { envelope: { enrolment, seq, hash, bytes }, event, at: { atMs, sure, provedByMs: receivedMs }, receivedMs, decided };
  const outcome = cores.judgeBatch(stateOf(book, [arrival]), [arrival]);
  const batch = { term: book.term, outcome, eventsByHash: new Map([[hash, event]]), progress: new Map(), contacts: new Map() };
  const isDecided = outcome.verdicts.length > 0;
  if (isDecided) {
    cores.commit(book, batch);
    laws.committed(book, batch);
  }
  const { frontier, highestSeq } = book.progress.get(enrolment) ?? noProgress;
  const { header } = sealedHeader({ enrolment, epoch: null, nextSeq: 0, kept: [], clock: { wallMs: 0, session: 0, monotonicMs: 0 } });
  diary?.(() => ({ did: 'delivered', lost: false, deliveries: [{ header, early: true, bytes: [bytes], arrivals: [arrival], earlier: [], receivedMs: decided.atMs, contacts: [], answers: outcome.answers.map(({ answer }) => answer), unreadable: [], sendFrom: null, frontier, highestSeq }] }));
  return isDecided;
};
