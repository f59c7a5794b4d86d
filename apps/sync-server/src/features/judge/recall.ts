import type { Answer } from '@qoa/shared/events';
import type { Epoch, EventHash, Seq } from '@qoa/shared/ids';
import { planPush, type SeqRange } from '@qoa/shared/intake';
import type { Contact } from '../devices/index.ts';
import { isBlind, isSameProgress, type Life, saysMore } from './batch.ts';
import type { JudgeMemory } from './judge-memory.ts';
import type { Taken } from './submission.ts';

/** A push by the names of its events alone, before any of them is opened. */
export interface Recalling {
  /** The life of the server that its header knows. */
  readonly epoch: Epoch | null;
  readonly contact: Contact;
  readonly kept: readonly SeqRange[];
  readonly names: readonly { readonly seq: Seq; readonly hash: EventHash }[];
}

/**
 * What a push gets that brings nothing new: every event's verdict is remembered under its hash, and neither its numbers nor its report
 * say more than is known. Null: it must be opened and judged. Custody is never recalled, since a verdict may have come.
 * Law: once
 */
export const recalled = (memory: JudgeMemory, life: Life, { epoch, contact, kept, names }: Recalling): Taken | null => {
  const progress = memory.progress.get(contact.enrolment);
  if (names.length === 0 || progress === undefined || saysMore(contact, memory.noted.get(contact.enrolment))) return null;
  const answers: Answer[] = [];
  for (const { seq, hash } of names) {
    const answer = memory.stored.of(contact.enrolment, seq);
    if (answer === undefined || answer.hash !== hash || answer.class === 'held') return null;
    answers.push(answer);
  }
  const seqs = names.map(({ seq }) => seq);
  const plan = planPush(progress, { nextSeq: contact.nextSeq, kept }, seqs, isBlind(life, epoch) ? seqs : []);
  if (plan.left.length > 0 || !isSameProgress(plan.progress, progress)) return null;
  return { answers: answers.sort((a, b) => a.seq - b.seq), sendFrom: plan.sendFrom, frontier: progress.frontier, highestSeq: progress.highestSeq };
};
