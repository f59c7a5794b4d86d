import type { EventName } from '@qoa/shared/events';
import type { EnrolmentId, InstantMs, Seq } from '@qoa/shared/ids';
import { err, ok } from '@qoa/shared/result';
import { endingOf } from '@qoa/shared/sync';
import { createListeners } from '../../platform/listeners.ts';
import type { Draft, DraftId, Drawn, Holding, Outbox, Queued, SeqRange, Settled } from './outbox.ts';
import { earlierOf, firstOfOtherLife, isLater, mayForget } from './ring.ts';
import { withoutSeq, withSeq } from './seq-ranges.ts';

interface Shelf {
  nextSeq: Seq;
  ranges: readonly SeqRange[];
  readonly queue: Map<Seq, Queued>;
  readonly ring: Map<Seq, Settled>;
  retired: boolean;
}

/** An outbox that lives as long as the page: for screens and the simulator, never for a sale. */
export const memoryOutbox = (now: () => InstantMs): Outbox => {
  const listeners = createListeners();
  const shelves = new Map<EnrolmentId, Shelf>();
  const savedByDraft = new Map<DraftId, { readonly name: EventName; readonly content: string }>();
  const drawer: Drawn[] = [];
  let draft: Draft | null = null;

  const shelf = (enrolment: EnrolmentId): Shelf => {
    const found = shelves.get(enrolment) ?? { nextSeq: 1, ranges: [], queue: new Map(), ring: new Map(), retired: false };
    shelves.set(enrolment, found);
    return found;
  };
  const events = (of: Shelf): readonly (Queued | Settled)[] => [...of.ring.values(), ...of.queue.values()].sort((a, b) => a.seq - b.seq);

  const append: Outbox['append'] = async (draftId, sealer) => {
    const saved = savedByDraft.get(draftId);
    if (saved !== undefined) return ok(saved.content === sealer.content ? { saved: 'already', name: saved.name } : { saved: 'otherwise', ...saved });
    const place = shelf(sealer.enrolment);
    const seq = place.nextSeq;
    const envelope = await sealer.seal(seq);
    if (place.retired) return err({ code: 'ENROLMENT_REVOKED' });
    if (place.nextSeq !== seq || savedByDraft.has(draftId)) return append(draftId, sealer);
    const queued: Queued = { ...envelope, savedAtMs: now() };
    place.queue.set(seq, queued);
    place.nextSeq = seq + 1;
    place.ranges = withSeq(place.ranges, seq);
    savedByDraft.set(draftId, { name: nameOf(queued), content: sealer.content });
    if (draft?.id === draftId) draft = null;
    listeners.tell();
    return ok({ saved: 'now', name: nameOf(queued) });
  };

  return {
    append,
    keepDraft: async (kept) => {
      const isOpen = !savedByDraft.has(kept.id);
      if (isOpen) draft = structuredClone(kept);
      return ok(isOpen);
    },
    savedDraft: async (id) => savedByDraft.get(id) ?? null,
    draft: async () => structuredClone(draft),
    forgetDraft: async (id) => {
      if (draft?.id === id) draft = null;
    },
    peek: async (enrolment, limit, from = 1) => [...shelf(enrolment).queue.values()].filter((q) => q.seq >= from).sort((a, b) => a.seq - b.seq).slice(0, limit),
    resend: async (enrolment, from, limit) => events(shelf(enrolment)).filter((q) => q.seq >= from).slice(0, limit),
    settle: async (settlements) => {
      for (const { enrolment, epoch, answer } of settlements) {
        const place = shelf(enrolment);
        const found = place.queue.get(answer.seq) ?? place.ring.get(answer.seq);
        if (found === undefined || found.hash !== answer.hash) continue;
        const earlier = place.ring.get(answer.seq);
        if (earlier !== undefined && !isLater({ epoch, answer }, earlier)) continue;
        place.queue.delete(answer.seq);
        place.ring.set(answer.seq, { ...found, epoch, answer, settledAtMs: now(), ...(earlier === undefined ? {} : earlierOf(earlier, { epoch })) });
      }
      listeners.tell();
    },
    otherLife: async (enrolment, epoch) => firstOfOtherLife(shelf(enrolment).ring.values(), epoch),
    toDrawer: async (enrolment, damaged) => {
      const place = shelf(enrolment);
      for (const { seq, hash } of damaged) {
        const found = place.queue.get(seq) ?? place.ring.get(seq);
        if (found === undefined || found.hash !== hash) continue;
        drawer.unshift({ ...nameOf(found), bytes: found.bytes, savedAtMs: found.savedAtMs, drawn: true });
        place.queue.delete(seq);
        place.ring.delete(seq);
        place.ranges = withoutSeq(place.ranges, seq);
      }
      listeners.tell();
    },
    prune: async (enrolment, covered) => {
      const place = shelf(enrolment);
      const gone = [...place.ring.values()].filter((settled) => mayForget(settled, covered, now()));
      for (const { seq } of gone) {
        place.ring.delete(seq);
        place.ranges = withoutSeq(place.ranges, seq);
      }
      if (gone.length > 0) listeners.tell();
      return gone.length;
    },
    retire: async (enrolment) => {
      const place = shelf(enrolment);
      place.retired ||= endingOf({ queued: place.queue.size, settled: place.ring.size }) === 'forgets-keys';
      return place.retired;
    },
    holdings: async () =>
      [...shelves]
        .filter(([, of]) => of.nextSeq > 1)
        .map(([enrolment, of]) => holdingOf(enrolment, of)),
    latest: async (limit) =>
      [...shelves.values()]
        .flatMap(events)
        .sort((a, b) => b.savedAtMs - a.savedAtMs || b.seq - a.seq)
        .slice(0, limit),
    drawerCount: async () => drawer.length,
    drawn: async () => [...drawer],
    subscribe: listeners.subscribe,
  };
};

const nameOf = ({ enrolment, seq, hash }: Queued): EventName => ({ enrolment, seq, hash });

const holdingOf = (enrolment: EnrolmentId, of: Shelf): Holding => ({
  enrolment,
  nextSeq: of.nextSeq,
  kept: of.ranges,
  queued: of.queue.size,
  oldestQueuedWallMs: of.queue.size === 0 ? null : Math.min(...[...of.queue.values()].map((q) => q.savedAtMs)),
});
