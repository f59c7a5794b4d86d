import type { Envelope, EventName } from '@qoa/shared/events';
import type { EnrolmentId, InstantMs, Seq } from '@qoa/shared/ids';
import { err, ok, type Result } from '@qoa/shared/result';
import { faultOf, type StorageFault } from '../../platform/storage-fault.ts';
import { holdingName, noHolding, readHolding } from './holding-store.ts';
import type { Appended, DraftId, Outbox } from './outbox.ts';
import { shedRing } from './ring-store.ts';
import { withSeq } from './seq-ranges.ts';
import type { DraftRow, HoldingRow, MetaRow, OutboxTables, QueueRow, SavedRow } from './tables-store.ts';

type Attempt = Appended | { readonly saved: 'retired' } | { readonly saved: 'evicted' } | { readonly saved: 'number-taken'; readonly nextSeq: Seq };

/**
 * The way of a sale to the disk. The number is read (or remembered: it is only a guess until the transaction has compared it),
 * the event sealed, and one strict transaction decides.
 */
export const appendTo = (tables: OutboxTables, now: () => InstantMs, changed: () => void): Outbox['append'] => {
  const guessByEnrolment = new Map<EnrolmentId, Seq>();

  const append: Outbox['append'] = async (draft, sealer) => {
    const { enrolment, content, keptAs } = sealer;
    const guess = await caught(async () => guessByEnrolment.get(enrolment) ?? (await readHolding(tables, enrolment, now())).nextSeq);
    if (!guess.ok) return guess;
    const envelope = await sealer.seal(guess.value);
    const attempt = await commitMakingRoom(tables, { draft, content, envelope, nowMs: now(), keptAs });
    if (!attempt.ok) return attempt;
    if (attempt.value.saved === 'retired') return err({ code: 'ENROLMENT_REVOKED' });
    if (attempt.value.saved === 'evicted') return err({ code: 'STORAGE_EVICTED' });
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
const commitMakingRoom = async (tables: OutboxTables, wish: Wish): Promise<Result<Attempt, StorageFault>> => {
  for (;;) {
    const attempt = await caught(() => commit(tables, wish));
    if (attempt.ok || attempt.error.code !== 'STORAGE_FULL') return attempt;
    const shed = await caught(() => shedRing(tables));
    if (!shed.ok || shed.value === 0) return attempt;
  }
};

/**
 * The one transaction, with bare requests inside: Dexie opens it strict and tells how it ended, but its promises, a hop for each
 * request, cost a slow phone more than the disk does.
 */
const commit = async ({ database }: OutboxTables, wish: Wish): Promise<Attempt> => {
  let refusal: unknown = null;
  const refused = (cause: unknown): void => {
    refusal ??= cause;
  };
  try {
    return await database.transaction('rw', ['queue', 'drafts', 'meta'], ({ idbtrans }) => attemptIn(idbtrans, wish, refused));
  } catch (cause) {
    // Dexie aborts when a request is refused, and forgets why: a full disk would look like a broken one.
    throw refusal ?? cause;
  }
};

interface Wish {
  readonly draft: DraftId;
  readonly content: string;
  readonly envelope: Envelope;
  readonly nowMs: InstantMs;
  readonly keptAs: string | undefined;
}

const attemptIn = (transaction: IDBTransaction, wish: Wish, refused: (cause: unknown) => void): Promise<Attempt> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('abort', () => reject(transaction.error));
    const known: IDBRequest<DraftRow | undefined> = transaction.objectStore('drafts').get(wish.draft);
    const held: IDBRequest<{ readonly value: HoldingRow } | undefined> = transaction.objectStore('meta').get(holdingName(wish.envelope.enrolment));
    // Requests of one transaction end in the order in which they were asked.
    held.addEventListener('success', () => {
      const attempt = (): void => {
        try {
          resolve(decide(transaction, wish, known.result, held.result?.value, refused));
        } catch (cause) {
          reject(cause);
        }
      };
      if (held.result !== undefined || wish.keptAs === undefined) attempt();
      else whenKept(transaction, wish.keptAs, attempt, () => resolve({ saved: 'evicted' }));
    });
  });

/** An enrolment's first number: a database that was deleted and made anew has forgotten how far it counted, and its keys with it. */
const whenKept = (transaction: IDBTransaction, name: string, kept: () => void, gone: () => void): void => {
  const keys = transaction.objectStore('meta').count(name);
  keys.addEventListener('success', () => (keys.result > 0 ? kept() : gone()));
};

/** Asks for the writes; one that the disk refuses takes the others with it, and `refused` hears why. */
const decide = (transaction: IDBTransaction, { draft, content, envelope, nowMs }: Wish, known: DraftRow | undefined, held: HoldingRow | undefined, refused: (cause: unknown) => void): Attempt => {
  if (known !== undefined && 'savedAs' in known) return savedBefore(known, content);
  const holding = held ?? noHolding(envelope.enrolment, nowMs);
  if (holding.retired === true) return { saved: 'retired' };
  if (holding.nextSeq !== envelope.seq) return { saved: 'number-taken', nextSeq: holding.nextSeq };
  const name: EventName = { enrolment: envelope.enrolment, seq: envelope.seq, hash: envelope.hash };
  const appended: HoldingRow = { ...holding, nextSeq: envelope.seq + 1, ranges: withSeq(holding.ranges, envelope.seq), queued: holding.queued + 1 };
  const writes = [
    transaction.objectStore('queue').add({ ...name, bytes: envelope.bytes, draft, savedAtMs: nowMs } satisfies QueueRow),
    transaction.objectStore('drafts').put({ id: draft, savedAs: name, content } satisfies DraftRow),
    transaction.objectStore('meta').put({ name: holdingName(envelope.enrolment), value: appended } satisfies MetaRow),
  ];
  for (const write of writes) write.addEventListener('error', () => refused(write.error));
  return { saved: 'now', name };
};

const savedBefore = ({ savedAs: name, content: saved }: SavedRow, content: string): Attempt =>
  saved === undefined || saved === content ? { saved: 'already', name } : { saved: 'otherwise', name, content: saved };
