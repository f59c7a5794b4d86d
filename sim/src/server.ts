import type { EarlierAnswer } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, EventHash, StoreId } from '@qoa/shared/ids';
import { type Backup, backupBook, restoreBook } from './backup.ts';
import { enterFact, publish, stateOf } from './book.ts';
import { dueIn } from './book-expiries.ts';
import { decide, joinedBy } from './campaigns.ts';
import { decideHeld } from './decide-held.ts';
import { type Job, type PushRequest, type Reply, sealedHeader, type Server } from './doors.ts';
import { judgeLoop, type Life, newLife } from './judge-loop.ts';
import { hintTeller } from './hint-teller.ts';
import type { Setting } from './setting.ts';
import { placeOf, townStores } from './town.ts';
import type { World } from './world.ts';

const sessionValidMs = 20 * 60_000;
const clockEveryMs = 90 * 60_000;
const clockWaitMs = 60 * 60_000;

/** The server: many doors, one judge, and whatever crash strikes between any two of its steps. */
export const serverOf = (world: World, { pieceMax, livedTwice }: Pick<Setting, 'pieceMax' | 'livedTwice'>): Server => {
  const { agenda, chance, fate, trace, cores, laws, book } = world;
  let sessionNo = 0;
  let backup: Backup | null = null;
  let current: Life | null = newLife(book.term);
  const hints = hintTeller(world);

  const start = (): void => {
    world.diary?.(() => ({ did: 'judge-replaced' }));
    book.term += 1;
    current = newLife(book.term);
    trace.note(`server starts, term ${book.term}`);
  };

  const enter = (job: Job | (() => void)): boolean => {
    const life = current;
    if (life === null) return false;
    life.waiting.push(job);
    agenda.after(0, () => loop.turn(life));
    return true;
  };

  const jobOf = ({ header, events, earlier }: Pick<PushRequest, 'header' | 'events' | 'earlier'>, early: boolean, reply: Job['reply']): Job => {
    const opened = events.map((bytes) => cores.openEnvelope(bytes, header.enrolment));
    return {
      header, early, bytes: events, reply, earlier: byHash(earlier), receivedMs: agenda.nowMs(), times: null, knew: [], taken: 0, sendFrom: null, answers: [],
      opened: opened.flatMap((one) => (one.readable ? one : [])).sort((a, b) => a.envelope.seq - b.envelope.seq),
      unreadable: opened.flatMap((one) => (one.readable ? [] : { seq: one.seq, hash: one.hash })),
    };
  };

  const dropSockets = (life: Life): void => {
    for (const socket of life.sockets) agenda.after(1_000 + chance.below(20_000), socket.closed);
    life.sockets.clear();
  };

  const isRevoked = (enrolment: EnrolmentId | undefined): boolean => enrolment !== undefined && (book.sources.get(enrolment)?.revokedAtMs ?? null) !== null;

  const crash = (downMs: number): void => {
    if (current === null) return;
    current.alive = false;
    dropSockets(current);
    current = null;
    agenda.after(downMs, start);
  };

  /** Another process takes the lock; the old one does not know yet. */
  const failOver = (): void => {
    if (current === null) return;
    const old = current;
    start();
    dropSockets(old);
  };

  const backUp = (): void => {
    book.coveredJudgedNo = book.nextJudgedNo - 1;
    backup = backupBook(book);
    world.diary?.(() => ({ did: 'backed-up' }));
  };

  /** Decides in the judge's turn and writes what came of it, if anything did; then, or before, everything may fail. */
  const inTurn = (reply: (reply: Reply<null>) => void, decision: (atMs: number) => (() => void) | null): void => {
    const away = (): void => reply({ ok: false, code: 'UNAVAILABLE' });
    const entered = enter(() => {
      const write = decision(agenda.nowMs());
      if (fate.strikes('commit-aborted', chance)) return away();
      if (fate.strikes('server-crash', chance)) agenda.after(0, () => crash(chance.pick([5, 500, 20_000])));
      if (write === null) return reply({ ok: true, content: null });
      write();
      return fate.strikes('commit-lost', chance) ? away() : reply({ ok: true, content: null });
    });
    if (!entered) away();
  };

  /** The clock's door: what ended an hour ago or longer, behind what waits. */
  const takeEnded = (): void => {
    agenda.after(clockEveryMs, takeEnded);
    enter(() => {
      const untilMs = agenda.nowMs() - clockWaitMs;
      const due = dueIn(book, untilMs);
      if (due.length === 0) return;
      const outcome = cores.expireCards(stateOf(book, []), due, untilMs);
      const batch = { term: book.term, outcome, eventsByHash: new Map(), progress: new Map(), contacts: new Map() };
      cores.commit(book, batch);
      trace.note(`the clock took what had ended of ${outcome.expiries.length} cards`);
      laws.committed(book, batch);
      world.diary?.(() => ({ did: 'expired', untilMs, taken: outcome.expiries.length }));
    });
  };
  agenda.after(clockEveryMs, takeEnded);

  const loop = judgeLoop(world, { pieceMax, livedTwice: livedTwice === true, crash, failOver, tellSockets: hints.tell });

  return {
    push: (request: PushRequest, reply) => {
      if (!book.sources.has(request.header.enrolment) || !cores.isSealed(request)) reply({ ok: false, code: 'KEY_UNKNOWN' });
      else if (!enter(jobOf(request, false, reply))) reply({ ok: false, code: 'UNAVAILABLE' });
    },
    receiveEarly: (bytes, enrolment) => {
      const { header } = sealedHeader({ enrolment, epoch: null, nextSeq: 0, kept: [], clock: { wallMs: 0, session: 0, monotonicMs: 0 } });
      const job = jobOf({ header, events: [bytes], earlier: [] }, true, () => undefined);
      if (job.opened.length > 0) enter(job);
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
      else {
        const response = cores.pull(book, reader, cores.scopesOf(book, reader), request, agenda.nowMs());
        world.diary?.(() => ({ did: 'pulled', reader, request, response }));
        reply({ ok: true, content: response });
      }
    },
    enrol: ({ enrolment, store }, reply) => {
      if (!enter(() => enrolled(world, enrolment, store))) return reply({ ok: false, code: 'UNAVAILABLE' });
      enter(() => reply({ ok: true, content: enrolment }));
    },
    connect: (socket) => {
      current?.sockets.add(socket);
      return current !== null;
    },
    decide: (act, reply) =>
      inTurn(reply, (atMs) => {
        const decision = decide(cores, book, act, atMs);
        if (decision === null) return null;
        return () => {
          cores.enterDecision(book, decision, atMs);
          trace.note(`campaign ${decision.campaign}: ${decision.revisions.length} revisions, ${decision.moved.length} stores`);
          world.diary?.(() => ({ did: 'published', what: { revisions: decision.revisions, moved: decision.moved }, atMs }));
          laws.decided(book, decision, atMs);
        };
      }),
    decideHold: (order, reply) =>
      inTurn(reply, () => () => {
        if (decideHeld(world, order)) backUp();
        trace.note(`held ${order.no}: ${order.choice}`);
      }),
    changeTraits: (change, reply) =>
      inTurn(reply, (atMs) => () => {
        if (!cores.enterTraits(book, change, atMs)) return;
        trace.note(`card ${change.card}: ${change.did}`);
        world.diary?.(() => ({ did: 'published', what: { traits: change }, atMs }));
        laws.traitsChanged(change);
      }),
    publishHologram: () =>
      enter(() => {
        for (const { id } of townStores) publish(book, `store:${id}`, 'hologram', {}, agenda.nowMs());
        world.diary?.(() => ({ did: 'published', what: { hologramTo: townStores.map(({ id }) => id) }, atMs: agenda.nowMs() }));
      }),
    crash,
    failOver,
    backUp,
    canRestore: () => backup !== null && current !== null,
    restore: () => {
      if (backup === null || current === null) return;
      crash(2_000);
      restoreBook(book, backup, `${book.term.toString(16).padStart(12, '0')}${chance.below(65_536).toString(16).padStart(4, '0')}` as Epoch, agenda.nowMs());
      enterFact(book, 'epoch', {}, agenda.nowMs());
      hints.restored();
      world.diary?.(() => ({ did: 'restored', epoch: book.epoch, atMs: agenda.nowMs() }));
      laws.restored(book);
    },
    loseSessions: () => current?.sessions.clear(),
    revoke: (enrolment) => {
      const source = book.sources.get(enrolment);
      if (source === undefined) return;
      enter(() => {
        book.sources.set(enrolment, { ...source, revokedAtMs: agenda.nowMs() });
        world.diary?.(() => ({ did: 'revoked', enrolment, atMs: agenda.nowMs() }));
      });
    },
  };
};

const byHash = (earlier: PushRequest['earlier']): Job['earlier'] => {
  const groups = new Map<EventHash, EarlierAnswer[]>();
  for (const one of earlier) groups.set(one.answer.hash, [...(groups.get(one.answer.hash) ?? []), one]);
  return groups;
};

/** An enrolment stands from now on; asked again, it stands as it did. */
export const enrolled = ({ book, agenda, diary }: World, enrolment: EnrolmentId, store: StoreId): void => {
  if (book.sources.has(enrolment)) return;
  book.sources.set(enrolment, { store, place: placeOf(store), programmes: joinedBy(book, store), revokedAtMs: null });
  book.enrolledAtMs.set(enrolment, agenda.nowMs());
  diary?.(() => ({ did: 'enrolled', enrolment, store, atMs: agenda.nowMs() }));
};
