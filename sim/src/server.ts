import type { EnrolmentId, Epoch, JudgedNo } from '@qoa/shared/ids';
import { type Backup, backupBook, publish, publishRevision, restoreBook } from './book.ts';
import type { Job, PushRequest, Server, Socket } from './doors.ts';
import { pull, rowsPage, scopesOf } from './feed-pages.ts';
import { judgeJobs } from './judge-jobs.ts';
import { open } from './seal.ts';
import { laterRevision, programmes, store } from './town.ts';
import type { World } from './world.ts';

/** One life of the judge. */
interface Life {
  alive: boolean;
  readonly term: number;
  busy: boolean;
  readonly waiting: (Job | (() => void))[];
  readonly sockets: Set<Socket>;
  readonly sessions: Map<number, EnrolmentId>;
}

const sessionValidMs = 20 * 60_000;
const pieceMax = 4;
/** A hint carries no more rows: the rest is pulled. */
const hintRowsMax = 2;

/** The server: many doors, one judge, and whatever crash strikes between any two of its steps. */
export const serverOf = (world: World): Server => {
  const { agenda, chance, trace, network, cores, laws, book } = world;
  let sessionNo = 0;
  let backup: Backup | null = null;
  let current: Life | null = begin();

  function begin(): Life {
    return { alive: true, term: book.term, busy: false, waiting: [], sockets: new Set(), sessions: new Map() };
  }

  const start = (): void => {
    book.term += 1;
    current = begin();
    trace.note(`server starts, term ${book.term}`);
  };

  const turn = (life: Life): void => {
    const first = life.waiting[0];
    if (!life.alive || life.busy || first === undefined) return;
    life.busy = true;
    if (typeof first === 'function') {
      life.waiting.shift();
      agenda.after(1 + chance.below(5), () => {
        if (life.alive && life.term === book.term) {
          first();
          tellSockets(life);
        }
        goOn(life);
      });
      return;
    }
    const jobs = takeJobs(life.waiting);
    agenda.after(1 + chance.below(4), () => (life.alive ? judge(life, jobs) : undefined));
  };

  const goOn = (life: Life): void => {
    life.busy = false;
    agenda.after(0, () => turn(life));
  };

  const judge = (life: Life, jobs: readonly Job[]): void => {
    const { batch, pieces } = judgeJobs(world, life.term, jobs, pieceMax);
    const early = cores.answersLeave === 'before-commit';
    const unfinished = early ? pieces.filter((piece) => !piece.finish(book)) : [];
    const doomed = network.storms() && chance.happens(0.06);
    if (doomed) agenda.after(chance.below(30), () => (chance.happens(0.4) ? crash(chance.pick([5, 500, 20_000])) : failOver()));
    agenda.after(1 + chance.below(doomed || chance.happens(0.05) ? 8_000 : 20), () => {
      if (!life.alive && !chance.happens(0.5)) return;
      if (!life.alive || life.term !== book.term) trace.fault('commit-orphaned');
      if (network.storms() && chance.happens(0.03)) {
        trace.fault('commit-aborted');
        life.waiting.unshift(...jobs);
        return goOn(life);
      }
      const done = cores.commit(book, batch);
      trace.note(`commit ${batch.outcome.nextJudgedNo - 1} ${done ? 'done' : 'fenced'}`);
      if (done) laws.committed(book);
      if (!life.alive || !done) {
        life.alive = false;
        return;
      }
      for (const { job } of early ? unfinished : pieces.filter((piece) => !piece.finish(book))) life.waiting.unshift(job);
      tellSockets(life);
      goOn(life);
    });
  };

  let told = new Map<string, JudgedNo>();
  const tellSockets = (life: Life): void => {
    for (const socket of life.sockets) {
      for (const scope of scopesOf(socket.reader)) {
        const key = `${scope}`;
        const from = told.get(key) ?? 0;
        const page = rowsPage(book, scope, from, hintRowsMax);
        if (page === null) continue;
        const content = { epoch: book.epoch, scope, head: page.head, rows: page.rows };
        network.tell(
          () => socket.hinted(content),
          () => drop(life, socket),
        );
      }
    }
    told = new Map(book.heads);
  };

  const drop = (life: Life, socket: Socket): void => {
    if (life.sockets.delete(socket)) socket.closed();
  };

  const enter = (job: Job | (() => void)): boolean => {
    const life = current;
    if (life === null) return false;
    life.waiting.push(job);
    agenda.after(0, () => turn(life));
    return true;
  };

  const jobOf = (request: PushRequest, early: boolean, reply: Job['reply']): Job => {
    const opened = request.events.map((bytes) => open(bytes, request.enrolment));
    return {
      request, early, reply, receivedMs: agenda.nowMs(), taken: 0, sendFrom: null, answers: [],
      opened: opened.flatMap((one) => (one.readable ? one : [])).sort((a, b) => a.envelope.seq - b.envelope.seq),
      unreadable: opened.flatMap((one) => (one.readable ? [] : { seq: one.seq, hash: one.hash })),
    };
  };

  const stop = (life: Life): void => {
    life.alive = false;
    for (const socket of life.sockets) agenda.after(1_000 + chance.below(20_000), socket.closed);
    life.sockets.clear();
  };

  const isRevoked = (enrolment: EnrolmentId | undefined): boolean => enrolment !== undefined && (book.sources.get(enrolment)?.revokedAtMs ?? null) !== null;

  const crash = (downMs: number): void => {
    if (current === null) return;
    trace.fault('server-crash');
    stop(current);
    current = null;
    agenda.after(downMs, start);
  };

  /** Another process takes the lock; the old one does not know yet. */
  const failOver = (): void => {
    if (current === null) return;
    trace.fault('fail-over');
    const old = current;
    start();
    for (const socket of old.sockets) agenda.after(1_000 + chance.below(20_000), socket.closed);
    old.sockets.clear();
  };

  return {
    push: (request, reply) => {
      if (!book.sources.has(request.enrolment)) reply({ ok: false, code: 'KEY_UNKNOWN' });
      else if (!enter(jobOf(request, false, reply))) reply({ ok: false, code: 'UNAVAILABLE' });
    },
    receiveEarly: (bytes, enrolment) => {
      const request: PushRequest = { enrolment, epoch: null, nextSeq: 0, kept: [], clock: { wallMs: 0, session: 0, monotonicMs: 0 }, events: [bytes] };
      enter(jobOf(request, true, () => undefined));
    },
    session: (enrolment, reply) => {
      if (current === null) return reply({ ok: false, code: 'UNAVAILABLE' });
      if (isRevoked(enrolment)) return reply({ ok: false, code: 'ENROLMENT_REVOKED' });
      sessionNo += 1;
      const won = sessionNo;
      current.sessions.set(won, enrolment);
      agenda.after(sessionValidMs, () => current?.sessions.delete(won));
      reply({ ok: true, content: won });
    },
    pull: (reader, request, session, reply) => {
      if (current === null) reply({ ok: false, code: 'UNAVAILABLE' });
      else if (reader.reader === 'device' && !current.sessions.has(session ?? 0)) reply({ ok: false, code: 'NONCE_UNKNOWN' });
      else if (reader.reader === 'device' && isRevoked(current.sessions.get(session ?? 0))) reply({ ok: false, code: 'ENROLMENT_REVOKED' });
      else reply({ ok: true, content: pull(book, reader, request, agenda.nowMs()) });
    },
    enrol: (enrolment, reply) => {
      if (!enter(() => book.sources.set(enrolment, { store: store.id, programmes, revokedAtMs: null }))) return reply({ ok: false, code: 'UNAVAILABLE' });
      enter(() => reply({ ok: true, content: enrolment }));
    },
    connect: (socket) => {
      current?.sockets.add(socket);
      return current !== null;
    },
    publishRevision: () => enter(() => publishRevision(book, laterRevision(agenda.nowMs()))),
    publishHologram: () => enter(() => publish(book, `store:${store.id}`, 'hologram', {})),
    crash,
    failOver,
    backUp: () => {
      book.coveredJudgedNo = book.nextJudgedNo - 1;
      backup = backupBook(book);
    },
    restore: () => {
      if (backup === null || current === null) return;
      trace.fault('restore');
      crash(2_000);
      // A fork stands below the frontier, so that no server asks for it again: see decision 27.
      for (const entry of book.journal.values()) if (entry.entry === 'event' && entry.row.answer.code === 'FORK') laws.destroyed(entry.row);
      restoreBook(book, backup, `${book.term.toString(16).padStart(12, '0')}${chance.below(65_536).toString(16).padStart(4, '0')}` as Epoch);
      told = new Map(book.heads);
      laws.restored(book);
    },
    loseSessions: () => current?.sessions.clear(),
    revoke: (enrolment) => {
      const source = book.sources.get(enrolment);
      if (source !== undefined) enter(() => book.sources.set(enrolment, { ...source, revokedAtMs: agenda.nowMs() }));
    },
  };
};

const takeJobs = (waiting: (Job | (() => void))[]): readonly Job[] => {
  const jobs: Job[] = [];
  for (let next = waiting[0]; next !== undefined && typeof next !== 'function' && jobs.length < 3; next = waiting[0]) {
    jobs.push(next);
    waiting.shift();
  }
  return jobs;
};
