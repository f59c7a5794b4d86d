import { advances, type Contact } from '@qoa/shared/clock';
import type { DeviceEvent } from '@qoa/shared/events';
import type { EnrolmentId, EventHash, Seq } from '@qoa/shared/ids';
import { noProgress, type SourceProgress } from '@qoa/shared/intake';
import type { Arrival } from '@qoa/shared/judge';
import { type Finding, shownBy } from '@qoa/shared/loss';
import type { PushResponse } from '@qoa/shared/protocol';
import { basisMsOf, type Batch, type Book, stateOf } from './book.ts';
import type { Delivered } from './diary.ts';
import { type Job, proved, untagged } from './doors.ts';
import { timesOf } from './times.ts';
import { heldAsPoisoned, sealedAway } from './trouble.ts';
import type { World } from './world.ts';

/** A piece of a job in one batch: `finish` after the commit, it answers the job once its last piece is done. */
export interface Piece {
  readonly job: Job;
  /** What the diary says of it. */
  readonly delivered: () => Delivered;
  /** False: more of the job is to be judged. */
  readonly finish: (book: Book) => boolean;
}

/** A batch that is judged, and not written yet. */
export interface JudgedJobs {
  readonly batch: Batch;
  readonly pieces: readonly Piece[];
  readonly arrivals: readonly Arrival[];
}

/** Makes one batch of the next piece of each job: intake plans, the judge judges, culprits are held unseen. */
export const judgeJobs = (world: World, term: number, jobs: readonly Job[], pieceMax: number, culprits: ReadonlySet<EventHash>): JudgedJobs => {
  const { book, cores } = world;
  const progress = new Map<EnrolmentId, SourceProgress>();
  const contacts = new Map<EnrolmentId, readonly Contact[]>();
  const arrivals: Arrival[] = [];
  const findings: Finding[] = [];
  const plans = jobs.map((job) => {
    const from = arrivals.length;
    const planned = planJob(world, job, pieceMax, { progress, contacts, arrivals, findings });
    return { job, from, to: arrivals.length, ...planned };
  });
  const outcome = heldAsPoisoned(cores.judgeBatch(stateOf(book, arrivals), sealedAway(arrivals, culprits), findings), culprits);
  const eventsByHash = new Map<EventHash, DeviceEvent>(arrivals.map(({ envelope, event }) => [envelope.hash, event]));
  const pieces = plans.map(({ job, from, to, sendFrom, frontier, highestSeq }): Piece => {
    const answers = outcome.answers.slice(from, to).map(({ answer }) => answer);
    const { header, early, bytes, receivedMs } = job;
    return {
      job,
      delivered: () => ({ header, early, bytes, receivedMs, arrivals: arrivals.slice(from, to), earlier: [...job.earlier.values()].flat(), contacts: job.knew, answers, unreadable: job.unreadable.map(({ hash }) => hash), sendFrom, frontier, highestSeq }),
      finish: (after) => {
        for (const answer of answers) job.answers.push({ ...answer, tag: untagged });
        job.taken += pieceMax;
        job.sendFrom = sendFrom;
        if (job.taken < job.opened.length) return false;
        job.reply({ ok: true, content: answerTo(world, job, after) });
        return true;
      },
    };
  });
  return { batch: { term, outcome, eventsByHash, progress, contacts }, pieces, arrivals };
};

interface UnderWay {
  readonly progress: Map<EnrolmentId, SourceProgress>;
  readonly contacts: Map<EnrolmentId, readonly Contact[]>;
  readonly arrivals: Arrival[];
  readonly findings: Finding[];
}

const contactsKept = 12;

interface Planned {
  readonly sendFrom: Seq | null;
  readonly frontier: Seq;
  readonly highestSeq: Seq;
}

const planJob = ({ book, cores }: World, job: Job, pieceMax: number, batch: UnderWay): Planned => {
  const { enrolment } = job.header;
  const stands = batch.progress.get(enrolment) ?? book.progress.get(enrolment) ?? noProgress;
  const places = job.opened.slice(job.taken, job.taken + pieceMax).map((one, i) => ({ ...one, place: job.taken + i }));
  const known = batch.contacts.get(enrolment) ?? book.contacts.get(enrolment) ?? [];
  const contact: Contact = { serverMs: job.receivedMs, ...job.header.clock, nextSeq: job.header.nextSeq };
  const knew = job.early || job.taken > 0 || !advances(known, contact) ? known : [...known, contact];
  if (job.times === null) {
    job.knew = known;
    job.times = timesOf(job.opened, { contacts: knew, arrivalMs: job.receivedMs, enrolledAtMs: book.enrolledAtMs.get(enrolment) ?? 0, basisMs: (basis) => basisMsOf(book, basis) });
  }
  const arrive = (taken: (seq: Seq) => boolean): void => {
    for (const { envelope, event, place } of places) {
      const at = job.times?.[place];
      if (at !== undefined && taken(envelope.seq)) batch.arrivals.push({ envelope, event, at, receivedMs: job.receivedMs, ...shownOf(job, envelope.hash) });
    }
  };
  if (job.early) {
    const progress = places.reduce((before, { envelope }) => cores.takeEarly(before, envelope.seq), stands);
    batch.progress.set(enrolment, progress);
    arrive(() => true);
    return { sendFrom: null, frontier: progress.frontier, highestSeq: progress.highestSeq };
  }
  const isBlind = book.hadOtherLives && job.header.epoch !== book.epoch;
  const seqs = places.map(({ envelope }) => envelope.seq);
  const blind = places.filter(({ envelope }) => isBlind && !job.earlier.has(envelope.hash)).map(({ envelope }) => envelope.seq);
  const plan = cores.planPush(stands, job.header, seqs, blind);
  batch.progress.set(enrolment, plan.progress);
  batch.contacts.set(enrolment, knew.slice(-contactsKept));
  const shown = job.taken > 0 ? [] : shownBy(job.knew.at(-1), contact);
  batch.findings.push(...cores.findingsOf({ enrolment, atMs: job.receivedMs, shown, judged: plan.judge, from: batch.arrivals.length, newHoles: plan.newHoles, before: stands, progress: plan.progress }));
  const toJudge = new Set(plan.judge);
  arrive((seq) => toJudge.has(seq));
  return { sendFrom: plan.sendFrom, frontier: plan.progress.frontier, highestSeq: plan.progress.highestSeq };
};

const shownOf = ({ earlier }: Job, hash: EventHash): Pick<Arrival, 'earlier'> => {
  const shown = earlier.get(hash);
  return shown === undefined ? {} : { earlier: shown.map((one) => ({ ...one, isProved: one.answer.proof === proved })) };
};

const answerTo = ({ agenda }: World, job: Job, book: Book): PushResponse => {
  const { frontier, highestSeq } = book.progress.get(job.header.enrolment) ?? noProgress;
  return { epoch: book.epoch, serverMs: agenda.nowMs(), answers: job.answers, unreadable: job.unreadable, sendFrom: job.sendFrom, frontier, highestSeq, coveredJudgedNo: book.coveredJudgedNo };
};
