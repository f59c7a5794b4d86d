import { type Contact, estimateTime } from '@qoa/shared/clock';
import type { DeviceEvent } from '@qoa/shared/events';
import type { EnrolmentId, EventHash } from '@qoa/shared/ids';
import { noProgress, type SourceProgress, takeEarly } from '@qoa/shared/intake';
import type { Arrival } from '@qoa/shared/judge';
import type { PushResponse } from '@qoa/shared/protocol';
import { type Batch, type Book, stateOf } from './book.ts';
import { type Job, untagged } from './doors.ts';
import type { World } from './world.ts';

/** A piece of a job in one batch: `finish` after the commit, it answers the job once its last piece is done. */
export interface Piece {
  readonly job: Job;
  /** False: more of the job is to be judged. */
  readonly finish: (book: Book) => boolean;
}

/** Makes one batch of the next piece of each job: intake plans, the judge judges, nothing is written yet. */
export const judgeJobs = (world: World, term: number, jobs: readonly Job[], pieceMax: number): { readonly batch: Batch; readonly pieces: readonly Piece[] } => {
  const { book, cores } = world;
  const progress = new Map<EnrolmentId, SourceProgress>();
  const contacts = new Map<EnrolmentId, readonly Contact[]>();
  const arrivals: Arrival[] = [];
  const plans = jobs.map((job) => {
    const from = arrivals.length;
    const sendFrom = planJob(world, job, pieceMax, { progress, contacts, arrivals });
    return { job, from, to: arrivals.length, sendFrom };
  });
  const outcome = cores.judgeBatch(stateOf(book, arrivals), arrivals);
  const eventsByHash = new Map<EventHash, DeviceEvent>(arrivals.map(({ envelope, event }) => [envelope.hash, event]));
  const pieces = plans.map(({ job, from, to, sendFrom }): Piece => ({
    job,
    finish: (after) => {
      for (const { answer } of outcome.answers.slice(from, to)) job.answers.push({ ...answer, tag: untagged });
      job.taken += pieceMax;
      job.sendFrom = sendFrom;
      if (job.taken < job.opened.length) return false;
      job.reply({ ok: true, content: answerTo(world, job, after) });
      return true;
    },
  }));
  return { batch: { term, outcome, eventsByHash, progress, contacts }, pieces };
};

interface UnderWay {
  readonly progress: Map<EnrolmentId, SourceProgress>;
  readonly contacts: Map<EnrolmentId, readonly Contact[]>;
  readonly arrivals: Arrival[];
}

const contactsKept = 12;

const planJob = ({ book, cores }: World, job: Job, pieceMax: number, batch: UnderWay): number | null => {
  const { enrolment } = job.request;
  const stands = batch.progress.get(enrolment) ?? book.progress.get(enrolment) ?? noProgress;
  const piece = job.opened.slice(job.taken, job.taken + pieceMax);
  const known = batch.contacts.get(enrolment) ?? book.contacts.get(enrolment) ?? [];
  if (job.early) {
    batch.progress.set(enrolment, piece.reduce((before, { envelope }) => takeEarly(before, envelope.seq), stands));
    for (const one of piece) batch.arrivals.push(arrivalOf(one, known, job.receivedMs));
    return null;
  }
  const plan = cores.planPush(stands, job.request, piece.map(({ envelope }) => envelope.seq));
  batch.progress.set(enrolment, plan.progress);
  const contact: Contact = { serverMs: job.receivedMs, ...job.request.clock, nextSeq: job.request.nextSeq };
  const contacts = job.taken === 0 ? [...known, contact].slice(-contactsKept) : known;
  batch.contacts.set(enrolment, contacts);
  const toJudge = new Set(plan.judge);
  for (const one of piece) if (toJudge.has(one.envelope.seq)) batch.arrivals.push(arrivalOf(one, contacts, job.receivedMs));
  return plan.sendFrom;
};

const arrivalOf = ({ envelope, event }: Pick<Arrival, 'envelope' | 'event'>, contacts: readonly Contact[], receivedMs: number): Arrival => {
  const { atMs, sure, bracket } = estimateTime({ event, contacts, arrivalMs: receivedMs });
  return { envelope, event, at: { atMs, sure, provedByMs: bracket.toMs }, receivedMs };
};

const answerTo = ({ agenda }: World, job: Job, book: Book): PushResponse => {
  const { frontier, highestSeq } = book.progress.get(job.request.enrolment) ?? noProgress;
  return { epoch: book.epoch, serverMs: agenda.nowMs(), answers: job.answers, unreadable: job.unreadable, sendFrom: job.sendFrom, frontier, highestSeq, coveredJudgedNo: book.coveredJudgedNo };
};
