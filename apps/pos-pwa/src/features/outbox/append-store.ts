import type { Envelope, EventName } from '@qoa/shared/events';
import type { EnrolmentId, InstantMs, Seq } from '@qoa/shared/ids';
import { err, ok, type Result } from '@qoa/shared/result';
import { faultOf, type StorageFault } from '../../platform/storage-fault.ts';
import { readHolding, writeHolding } from './holding-store.ts';
import type { Appended, DraftId, Outbox } from './outbox.ts';
import { shedRing } from './ring-store.ts';
import { withSeq } from './seq-ranges.ts';
import type { OutboxTables } from './tables-store.ts';

type Attempt = Appended | { readonly saved: 'retired' } | { readonly saved: 'number-taken'; readonly nextSeq: Seq };

/**
 * The way of a sale to the disk. The number is read (or remembered: it is only a guess until the transaction has compared it),
 * the event sealed, and one strict transaction decides.
 */
export const appendTo = (tables: OutboxTables, now: () => InstantMs, changed: () => void): Outbox['append'] => {
  const guessByEnrolment = new Map<EnrolmentId, Seq>();

  const append: Outbox['append'] = async (draft, sealer) => {
    const { enrolment } = sealer;
    const guess = await caught(async () => guessByEnrolment.get(enrolment) ?? (await readHolding(tables, enrolment, now())).nextSeq);
    if (!guess.ok) return guess;
    const envelope = await sealer.seal(guess.value);
    const attempt = await commitMakingRoom(tables, draft, envelope, now());
    if (!attempt.ok) return attempt;
    if (attempt.value.saved === 'retired') return err({ code: 'ENROLMENT_REVOKED' });
    if (attempt.value.saved === 'number-taken') {
      guessByEnrolment.set(enrolment, attempt.value.nextSeq);
      return append(draft, sealer);
    }
    if (attempt.value.saved === 'now') {
      guessByEnrolment.set(enrolment, envelope.seq + 1);
      changed();
    }
    return ok(attempt.value);
  };
  return append;
};

const caught = async <Value>(work: () => Promise<Value>): Promise<Result<Value, StorageFault>> => {
  try {
    return ok(await work());
  } catch (error) {
    return err(faultOf(error));
  }
};

/** Under pressure the ring goes first, oldest settled first; only when it is empty is the phone full. Law: kept */
const commitMakingRoom = async (tables: OutboxTables, draft: DraftId, envelope: Envelope, nowMs: InstantMs): Promise<Result<Attempt, StorageFault>> => {
  for (;;) {
    const attempt = await caught(() => commit(tables, draft, envelope, nowMs));
    if (attempt.ok || attempt.error.code !== 'STORAGE_FULL') return attempt;
    const shed = await caught(() => shedRing(tables));
    if (!shed.ok || shed.value === 0) return attempt;
  }
};

const commit = (tables: OutboxTables, draft: DraftId, envelope: Envelope, nowMs: InstantMs): Promise<Attempt> =>
  tables.database.transaction('rw', [tables.queue, tables.drafts, tables.meta], async (): Promise<Attempt> => {
    const [known, holding] = await Promise.all([tables.drafts.get(draft), readHolding(tables, envelope.enrolment, nowMs)]);
    if (known !== undefined && 'savedAs' in known) return { saved: 'already', name: known.savedAs };
    if (holding.retired === true) return { saved: 'retired' };
    if (holding.nextSeq !== envelope.seq) return { saved: 'number-taken', nextSeq: holding.nextSeq };
    const name: EventName = { enrolment: envelope.enrolment, seq: envelope.seq, hash: envelope.hash };
    await Promise.all([
      tables.queue.add({ ...name, bytes: envelope.bytes, draft, savedAtMs: nowMs }),
      tables.drafts.put({ id: draft, savedAs: name }),
      writeHolding(tables, { ...holding, nextSeq: envelope.seq + 1, ranges: withSeq(holding.ranges, envelope.seq), queued: holding.queued + 1 }),
    ]);
    return { saved: 'now', name };
  });
