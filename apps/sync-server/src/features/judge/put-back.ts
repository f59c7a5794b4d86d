import type { EnrolmentId, Epoch } from '@qoa/shared/ids';
import { arrivalsOf, enrolmentsOf, type Held, readFor } from './held.ts';
import type { JudgeMemory } from './judge-memory.ts';
import type { JudgeStore } from './judge-store.ts';
import type { Piece } from './turns.ts';

/** Whether these pieces prove that the storage was put back. Each phone is believed once, so that none can keep every reader busy with snapshots. Rule: Restore */
export const isPutBack = async (store: JudgeStore, now: Held, pieces: readonly Piece[], witnesses: Set<EnrolmentId>): Promise<boolean> => {
  if (!pieces.some(showsEarlier)) return false;
  await now.sent;
  await readFor(store, now.memory, arrivalsOf(pieces), enrolmentsOf(pieces));
  const witness = witnessOf(now.memory, now.term.epoch, pieces);
  if (witness === null || witnesses.has(witness)) return false;
  witnesses.add(witness);
  return true;
};

const showsEarlier = ({ arrivals }: Piece): boolean => arrivals.some(({ earlier }) => earlier !== undefined);

/** The phone that shows an answer of this very life to an event that is not stored. */
const witnessOf = (memory: JudgeMemory, epoch: Epoch, pieces: readonly Piece[]): EnrolmentId | null => {
  for (const { arrivals } of pieces) {
    const gone = arrivals.find(({ envelope, earlier }) => earlier?.some((one) => one.epoch === epoch) === true && memory.stored.of(envelope.enrolment, envelope.seq) === undefined);
    if (gone !== undefined) return gone.envelope.enrolment;
  }
  return null;
};
