import type { Answer } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, Seq, StoreId } from '@qoa/shared/ids';
import { planPush, type PushPlan, type SourceProgress, noProgress, takeEarly } from '@qoa/shared/intake';
import { type Arrival, type BatchOutcome, cardStateKey, forkKey, judgeBatch } from '@qoa/shared/judge';
import { type Finding, findingsOf, watchedLosses } from '@qoa/shared/loss';
import { assert } from '@qoa/shared/result';
import type { Contact } from '../devices/index.ts';
import type { Term } from './judge-store.ts';
import { type JudgeMemory, rememberTotals, stateOf } from './judge-memory.ts';
import { firstSales } from './first-sales.ts';
import type { BatchWrites } from './judge-writes-store.ts';
import { holdPoisoned, sealedAway } from './poisoned.ts';
import type { Piece } from './turns.ts';

/** A batch as judged in memory: what to write, and what to remember and answer once it is written. */
export interface JudgedBatch {
  readonly outcome: BatchOutcome;
  readonly writes: BatchWrites;
  readonly pieces: readonly JudgedPiece[];
  /** Nothing new: no row would be written. */
  readonly isIdle: boolean;
}

export interface JudgedPiece {
  readonly piece: Piece;
  readonly answers: readonly Answer[];
  readonly plan: Pick<PushPlan, 'sendFrom' | 'progress'>;
}

/** The life of the storage, and those that ended. */
export type Life = Pick<Term, 'epoch' | 'ended'>;

/** A phone that says nothing new is noted again after this long. */
const notedAgainMs = 15_000;

/** Plans and judges a batch on a memory that holds all that it needs. Pure, but for what `judgeBatch` may throw as a defect. */
export const judgePieces = (memory: JudgeMemory, life: Life, pieces: readonly Piece[], poisoned: ReadonlySet<Arrival>): JudgedBatch => {
  const progress = new Map<EnrolmentId, SourceProgress>();
  let from = 0;
  const planned = pieces.map((piece) => {
    const plan = planPiece(memory, life, progress, piece, from);
    from += plan.arrivals.length;
    return plan;
  });
  const arrivals = planned.flatMap(({ arrivals }) => arrivals);
  const findings = planned.flatMap(({ findings }) => findings);
  const judged = judgeBatch(stateOf(memory, life.epoch, arrivals), arrivals.map((arrival) => (poisoned.has(arrival) ? sealedAway(arrival) : arrival)), findings);
  const outcome = poisoned.size === 0 ? judged : holdPoisoned(judged, arrivals, poisoned);

  let at = 0;
  const judgedPieces = planned.map(({ piece, plan, arrivals: own }) => {
    const answers = outcome.answers.slice(at, at + own.length).map(({ answer }) => answer);
    at += own.length;
    return { piece, answers, plan };
  });
  const storeOf = (enrolment: EnrolmentId): StoreId | null => memory.sources.get(enrolment)?.store ?? null;
  const changed = new Map([...progress].filter(([enrolment, now]) => now !== memory.progress.get(enrolment)).map(([enrolment, now]) => [enrolment, { store: storeOf(enrolment), progress: now }]));
  const contacts = newContacts(memory, pieces).map((contact) => ({ ...contact, store: storeOf(contact.enrolment) }));
  const writes: BatchWrites = { outcome, progress: changed, contacts, firstSales: firstSales(memory, arrivals, outcome.answers), cpgOf: (programme) => cpgOf(memory, programme) };
  return { outcome, writes, pieces: judgedPieces, isIdle: outcome.events.length + outcome.forks.length + outcome.verdicts.length + outcome.adjustments.length + outcome.claims.length + outcome.lossNews.length + changed.size + contacts.length === 0 };
};

/** Brings the memory up to a batch that is committed. */
export const rememberBatch = (memory: JudgeMemory, { outcome, writes }: JudgedBatch): void => {
  memory.nextJudgedNo = outcome.nextJudgedNo;
  for (const { enrolment, answer } of outcome.events) memory.stored.add(enrolment, answer);
  for (const { enrolment, seq, hash, answer } of outcome.forks) memory.forks.set(forkKey(enrolment, seq, hash), answer);
  for (const { enrolment, seq, hash, isFork, answer } of outcome.verdicts) {
    if (isFork) memory.forks.set(forkKey(enrolment, seq, hash), answer);
    else memory.stored.add(enrolment, answer);
  }
  for (const [sale, claims] of outcome.awaiting) {
    if (claims.length === 0) memory.awaiting.delete(sale);
    else memory.awaiting.set(sale, claims);
  }
  for (const { card, programme, state } of outcome.cardStates) memory.cardStates.set(cardStateKey(card, programme), state);
  for (const [campaign, raised] of outcome.totals) rememberTotals(memory, campaign, raised);
  for (const [enrolment, losses] of outcome.losses) memory.losses.set(enrolment, watchedLosses(losses));
  for (const [scope, head] of outcome.scopeHeads) memory.scopeHeads.set(scope, head);
  for (const [enrolment, { progress }] of writes.progress) memory.progress.set(enrolment, progress);
  for (const { cpg, store } of writes.firstSales) memory.relations.set(store, (memory.relations.get(store) ?? new Set()).add(cpg));
  for (const contact of writes.contacts) memory.noted.set(contact.enrolment, contact);
};

interface PlannedPiece {
  readonly piece: Piece;
  readonly plan: Pick<PushPlan, 'sendFrom' | 'progress'>;
  readonly arrivals: readonly Arrival[];
  readonly findings: readonly Finding[];
}

/** `from`: the place of the piece's first arrival in its batch. */
const planPiece = (memory: JudgeMemory, life: Life, progress: Map<EnrolmentId, SourceProgress>, piece: Piece, from: number): PlannedPiece => {
  const { enrolment, stated } = piece.waiting.submission;
  const before = progress.get(enrolment) ?? memory.progress.get(enrolment) ?? noProgress;
  if (stated === null) {
    const taken = piece.arrivals.reduce((now, { envelope }) => takeEarly(now, envelope.seq), before);
    const after = isSameProgress(taken, before) ? before : taken;
    progress.set(enrolment, after);
    return { piece, plan: { sendFrom: null, progress: after }, arrivals: piece.arrivals, findings: [] };
  }
  const blind = isBlind(life, stated.epoch) ? piece.arrivals.filter(({ earlier }) => earlier === undefined) : [];
  const plan = planPush(before, stated, piece.arrivals.map(seqOf), blind.map(seqOf));
  // What changes nothing must stay the same object, or a repeat would be written.
  const after = isSameProgress(plan.progress, before) ? before : plan.progress;
  progress.set(enrolment, after);
  const judged = new Set(plan.judge);
  const arrivals = piece.arrivals.filter(({ envelope }) => judged.has(envelope.seq));
  const findings = findingsOf({ enrolment, atMs: stated.atMs, shown: stated.shown, judged: plan.judge, from, newHoles: plan.newHoles, before, progress: after });
  return { piece, plan: { sendFrom: plan.sendFrom, progress: after }, arrivals, findings };
};

const seqOf = ({ envelope }: Arrival): Seq => envelope.seq;

/** Whether a header was made by a phone that does not know of a restore: what it was answered before, it does not show. */
export const isBlind = ({ epoch, ended }: Life, known: Epoch | null): boolean => ended.size > 0 && known !== epoch;

/** Whether two states of a source say the same. */
export const isSameProgress = (a: SourceProgress, b: SourceProgress): boolean =>
  a.frontier === b.frontier && a.highestSeq === b.highestSeq && JSON.stringify([a.holes, a.beyond, a.unshown]) === JSON.stringify([b.holes, b.beyond, b.unshown]);

const newContacts = (memory: JudgeMemory, pieces: readonly Piece[]): readonly Contact[] => {
  const contacts: Contact[] = [];
  for (const { waiting, isLast, withoutContact } of pieces) {
    const { contact } = waiting.submission;
    if (contact !== null && withoutContact !== true && isLast && saysMore(contact, memory.noted.get(contact.enrolment))) contacts.push(contact);
  }
  return contacts;
};

/** Whether a contact is worth a row beside the last one that was noted. */
export const saysMore = (contact: Contact, noted: Contact | undefined): boolean =>
  noted === undefined ||
  contact.serverMs >= noted.serverMs + notedAgainMs ||
  contact.nextSeq !== noted.nextSeq ||
  contact.session !== noted.session ||
  contact.report.queued !== noted.report.queued ||
  contact.report.drawer !== noted.report.drawer ||
  contact.report.trouble !== noted.report.trouble;

/** Whose a programme is. */
export const cpgOf = (memory: JudgeMemory, programme: Parameters<BatchWrites['cpgOf']>[0]): ReturnType<BatchWrites['cpgOf']> => {
  const cpg = memory.cpgs.get(programme);
  assert(cpg !== undefined, 'a programme that gives has revisions, and they name its owner');
  return cpg;
};
