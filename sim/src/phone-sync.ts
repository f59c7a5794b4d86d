import type { SyncCommand } from '@qoa/shared/sync';
import type { EnrolmentId } from '@qoa/shared/ids';
import type { PushResponse } from '@qoa/shared/protocol';
import { clockOf, openLane, type PhoneAt, queueView, socketKey, step, type Tab, tellQueue } from './phone.ts';
import { peril } from './faults.ts';
import type { PushRequest, Reply } from './doors.ts';
import { emptyLane, keptRanges, type Kept, type Lane } from './storage.ts';
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
export const hasSignal = ({ world, phone }: PhoneAt): boolean => !world.network.storms() || world.agenda.nowMs() >= phone.offlineUntilMs;

const push = (at: PhoneAt, tab: Tab, lane: Lane, command: Extract<SyncCommand, { do: 'push' }>): void => {
  if (!tab.alive) return;
  peril(at, 200);
  const { world, phone, server } = at;
  const events = envelopesFor(at, lane, command).map(({ envelope }) => envelope.bytes);
  const { enrolment, nextSeq } = lane;
  const request: PushRequest = { enrolment, epoch: command.epoch, nextSeq, kept: world.cores.statedRanges(keptRanges(lane), command.frontier), clock: clockOf(at, tab), events };
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

/** What the push sends, oldest first; rotten bytes go to the drawer instead. Law: no poison */
const envelopesFor = (at: PhoneAt, lane: Lane, { from, limit }: Extract<SyncCommand, { do: 'push' }>): readonly Kept[] => {
  const { storage } = at.phone;
  const held: readonly Kept[] = from === null ? [...lane.queue.values()] : [...lane.ring.values(), ...lane.queue.values()].filter(({ envelope }) => envelope.seq >= from);
  const sorted = [...held].sort((a, b) => a.envelope.seq - b.envelope.seq).slice(0, Math.min(limit, 9));
  for (const kept of sorted.filter(({ rotten }) => rotten)) {
    lane.queue.delete(kept.envelope.seq);
    lane.ring.delete(kept.envelope.seq);
    storage.drawer.push(kept);
  }
  return sorted.filter(({ rotten }) => !rotten);
};

/** Somebody in between may damage an envelope; its true bytes stay on the phone. */
const onTheWay = ({ world: { chance, network, trace } }: PhoneAt, events: readonly Uint8Array[]): readonly Uint8Array[] => {
  if (events.length === 0 || !network.storms() || !chance.happens(0.04)) return events;
  trace.fault('damage');
  const hit = chance.below(events.length);
  return events.map((bytes, i) => (i === hit ? bytes.map((byte, at) => (at === bytes.length - 3 ? byte ^ 0x55 : byte)) : bytes));
};

const settle = (at: PhoneAt, tab: Tab, lane: Lane, command: Extract<SyncCommand, { do: 'settle' }>): void => {
  if (!tab.alive) return;
  peril(at, 20);
  const { world, phone } = at;
  const { request } = command;
  if (world.network.storms() && world.chance.happens(0.03)) {
    world.trace.fault('quota');
    return step(at, tab, lane, { input: 'SettleFailed', request, fault: { code: 'STORAGE_FULL', retryAfterMs: null } });
  }
  for (const answer of command.answers) world.laws.answered(lane.enrolment, command.epoch, answer);
  world.cores.settle(phone.storage, lane, command);
  step(at, tab, lane, { input: 'Settled', request, queue: queueView(phone, lane) });
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

/** Enrols anew beside the old enrolment, whose queue drains on. Tried again until it is done. */
const enrolAnew = (at: PhoneAt, tab: Tab): void => {
  const { phone, world, server } = at;
  const place = phone.storage.lanes.length;
  const enrolment = `${phone.name}${phone.enrolments.toString(16)}${world.chance.below(2 ** 32).toString(16)}`.padStart(16, '0').slice(-16) as EnrolmentId;
  phone.enrolments += 1;
  ask<EnrolmentId>(
    at,
    tab,
    (reply) => server.enrol(enrolment, reply),
    (reply) => {
      if (phone.storage.lanes.length > place) return;
      if (!reply.ok) return world.agenda.after(10_000, () => (tab.alive ? enrolAnew(at, tab) : undefined));
      const lane = emptyLane(reply.content);
      phone.storage.lanes.push(lane);
      for (const open of phone.tabs) {
        for (const [old, state] of open.states) open.states.set(old, { ...state, reads: false });
        open.sockets.clear();
        openLane(at, open, lane);
      }
    },
  );
};

