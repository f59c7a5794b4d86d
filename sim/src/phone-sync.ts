import type { SyncCommand } from '@qoa/shared/sync';
import type { PushResponse } from '@qoa/shared/protocol';
import { clockOf, type PhoneAt, queueView, socketKey, step, type Tab, tellQueue } from './phone.ts';
import { viewOf } from './diary.ts';
import { peril } from './phone-faults.ts';
import { type PushRequest, type Reply, sealedHeader } from './doors.ts';
import { enrolAnew } from './phone-enrol.ts';
import { answersOf, keptRanges, type Kept, type Lane } from './storage.ts';
import { openLive, pullFeeds, takeHint } from './phone-feeds.ts';

const away = { code: 'NETWORK_AWAY', retryAfterMs: null } as const;
const answerTimeoutMs = 25_000;

/** Performs one command of the sync machine, with a crash possible between any two steps of it. */
export const perform = (at: PhoneAt, tab: Tab, lane: Lane, command: SyncCommand): void => {
  const { agenda, chance } = at.world;
  switch (command.do) {
    case 'push':
      return agenda.after(1 + chance.below(5), () => push(at, tab, lane, command));
    case 'settle':
      return agenda.after(1 + chance.below(8), () => settle(at, tab, lane, command));
    case 'pull':
      return agenda.after(1, () => pullFeeds(at, tab, lane, command.request));
    case 'renewSession':
      return renewSession(at, tab, lane, command.request);
    case 'openLive':
      return openLive(at, tab, lane, command.request);
    case 'closeLive':
      tab.sockets.delete(socketKey(lane, command.request));
      return;
    case 'applyHint':
      return takeHint(at, tab, lane, command);
    case 'adopt':
      // The simulated backup leaves enrolments out, so no restore makes one unknown: the certificate would not help.
      return agenda.after(1, () => step(at, tab, lane, { input: 'AdoptionFailed', request: command.request, fault: { code: 'CERTIFICATE_WRONG', retryAfterMs: null } }));
    case 'enrolAnew':
      return enrolAnew(at, tab);
    case 'wake':
      return wake(at, tab, lane, command.atMs);
  }
};

const wake = ({ world, ...rest }: PhoneAt, tab: Tab, lane: Lane, atMs: number | null): void => {
  const no = (tab.wakes.get(lane.enrolment) ?? 0) + 1;
  tab.wakes.set(lane.enrolment, no);
  if (atMs === null) return;
  world.agenda.after(atMs - world.agenda.nowMs(), () => {
    if (tab.alive && tab.wakes.get(lane.enrolment) === no) step({ world, ...rest }, tab, lane, { input: 'Ticked' });
  });
};

/** Asks the server; hears its answer, each copy of it however late, or silence. */
export const ask = <Content>(at: PhoneAt, tab: Tab, send: (reply: (reply: Reply<Content>) => void) => void, heard: (reply: Reply<Content>) => void): void => {
  let answered = false;
  if (hasSignal(at)) {
    at.world.network.request<Reply<Content>>(send, (reply) => {
      if (!hasSignal(at)) return;
      answered = true;
      if (tab.alive) heard(reply);
    });
  }
  at.world.agenda.after(answerTimeoutMs, () => {
    if (!answered && tab.alive) heard({ ok: false, code: away.code });
  });
};

/** The same as a browser does it: the first answer in time, or none. */
export const askOnce: typeof ask = (at, tab, send, heard) => {
  let over = false;
  ask(at, tab, send, (reply) => {
    if (over) return;
    over = true;
    heard(reply);
  });
};

/** Whether anything reaches the phone now, while it storms. */
export const hasSignal = ({ world, phone }: PhoneAt): boolean => !world.fate.storms() || world.agenda.nowMs() >= phone.offlineUntilMs;

const push = (at: PhoneAt, tab: Tab, lane: Lane, command: Extract<SyncCommand, { do: 'push' }>): void => {
  if (!tab.alive) return;
  peril(at, 200);
  const { world, phone, server } = at;
  const read = envelopesFor(at, lane, command);
  world.diary?.(() => ({ did: 'read-queue', phone: phone.name, from: command.from, limit: Math.min(command.limit, eventsMax), read: read.map(({ envelope }) => envelope.hash), earlier: read.flatMap(answersOf), lane: viewOf(lane) }));
  const events = read.map(({ envelope }) => envelope.bytes);
  const { enrolment, nextSeq } = lane;
  const kept = world.cores.statedRanges(keptRanges(lane), command.frontier);
  const request: PushRequest = { ...sealedHeader({ enrolment, epoch: command.epoch, nextSeq, kept, clock: clockOf(at, tab) }), events, earlier: read.flatMap(answersOf) };
  phone.seenPushes.push(request);
  if (phone.seenPushes.length > 6) phone.seenPushes.shift();
  ask<PushResponse>(
    at,
    tab,
    (reply) => server.push({ ...request, events: onTheWay(at, events) }, reply),
    (reply) => {
      if (reply.ok) step(at, tab, lane, { input: 'PushAnswered', request: command.request, sent: events.length, response: reply.content });
      else step(at, tab, lane, { input: 'PushFailed', request: command.request, fault: { code: reply.code, retryAfterMs: null } });
    },
  );
};

/** A push carries no more, so that a queue takes several. */
const eventsMax = 9;

/** What the push sends, oldest first; rotten bytes go to the drawer instead. Law: no poison */
const envelopesFor = (at: PhoneAt, lane: Lane, { from, limit }: Extract<SyncCommand, { do: 'push' }>): readonly Kept[] => {
  const { storage } = at.phone;
  const held: readonly Kept[] = from === null ? [...lane.queue.values()] : [...lane.ring.values(), ...lane.queue.values()].filter(({ envelope }) => envelope.seq >= from);
  const read: Kept[] = [];
  for (const kept of [...held].sort((a, b) => a.envelope.seq - b.envelope.seq)) {
    if (read.length === Math.min(limit, eventsMax)) break;
    if (!kept.rotten) {
      read.push(kept);
      continue;
    }
    lane.queue.delete(kept.envelope.seq);
    lane.ring.delete(kept.envelope.seq);
    storage.drawer.push(kept);
  }
  return read;
};

/** Somebody in between may damage an envelope; its true bytes stay on the phone. */
const onTheWay = ({ world: { chance, fate } }: PhoneAt, events: readonly Uint8Array[]): readonly Uint8Array[] => {
  if (events.length === 0 || !fate.strikes('damage', chance)) return events;
  const hit = chance.below(events.length);
  return events.map((bytes, i) => (i === hit ? bytes.map((byte, at) => (at === bytes.length - 3 ? byte ^ 0x55 : byte)) : bytes));
};

const settle = (at: PhoneAt, tab: Tab, lane: Lane, command: Extract<SyncCommand, { do: 'settle' }>): void => {
  if (!tab.alive) return;
  peril(at, 20);
  const { world, phone } = at;
  const { request } = command;
  if (!phone.storage.lanes.includes(lane)) return;
  if (world.fate.strikes('quota', world.chance)) return step(at, tab, lane, { input: 'SettleFailed', request, fault: { code: 'STORAGE_FULL', retryAfterMs: null } });
  for (const answer of command.answers) world.laws.answered(lane.enrolment, command.epoch, answer);
  const before = [...lane.queue.values()];
  world.cores.settle(phone.storage, lane, command);
  world.laws.settled(before, lane, phone.storage);
  const otherLife = world.cores.otherLife(lane, command.epoch);
  world.diary?.(() => ({ did: 'settled', phone: phone.name, command, otherLife, lane: viewOf(lane) }));
  step(at, tab, lane, { input: 'Settled', request, queue: queueView(phone, lane), otherLife });
  tellQueue(at, lane);
};

const renewSession = (at: PhoneAt, tab: Tab, lane: Lane, request: number): void =>
  askOnce<number>(
    at,
    tab,
    (reply) => at.server.session(lane.enrolment, reply),
    (reply) => {
      if (reply.ok) tab.session = reply.content;
      step(at, tab, lane, reply.ok ? { input: 'SessionWon', request, validForMs: 20 * 60_000 } : { input: 'SessionFailed', request, fault: { code: reply.code, retryAfterMs: null } });
    },
  );
