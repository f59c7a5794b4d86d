import type { CardPage } from './card-page.ts';
import { closeTab, openTab, type PhoneAt } from './phone.ts';
import { save, sell } from './phone-sale.ts';
import type { Server } from './doors.ts';
import { backupOf, emptyReplica, type Lane } from './storage.ts';
import { store } from './town.ts';
import type { World } from './world.ts';

/** One blow of fate, out of chance. */
export const strike = (world: World, server: Server, at: PhoneAt, pages: readonly CardPage[]): void => {
  const { chance, trace, agenda, book } = world;
  const blows: readonly (() => void)[] = [
    () => server.crash(chance.pick([5, 500, 20_000, 600_000])),
    () => server.failOver(),
    () => crashPhone(at),
    () => crashPhone(at),
    () => otherTab(at),
    () => setClock(at),
    () => rotBytes(at),
    () => rollBack(at),
    () => rollBack(at),
    () => goOffline(at),
    () => evictReplica(at),
    () => sendEarly(at),
    () => repeatOldPush(at),
    () => {
      trace.fault('session-lost');
      server.loseSessions();
    },
    () => {
      trace.fault('feed-compacted');
      book.floorFollows = chance.happens(0.5);
      book.floors.set(`store:${store.id}`, chance.below(book.nextJudgedNo));
    },
    () => server.backUp(),
    () => server.backUp(),
    () => server.restore(),
    () => pages[0]?.reload(),
    () => {
      const lane = at.phone.storage.lanes.at(-1);
      if (lane === undefined || !chance.happens(0.2)) return;
      trace.fault('revoked');
      server.revoke(lane.enrolment);
    },
    () => agenda.after(chance.below(60_000), () => server.crash(200)),
  ];
  chance.pick(blows)();
};

/** All pages of the phone die at once; the tendero opens it again, and finds the sale that was on the screen. */
const crashPhone = (at: PhoneAt): void => {
  const { world, phone } = at;
  world.trace.fault('phone-crash');
  for (const tab of [...phone.tabs]) closeTab(at, tab);
  world.agenda.after(world.chance.pick([300, 30_000, 900_000]), () => {
    if (phone.tabs.length > 0) return;
    const tab = openTab(at);
    if (phone.draft !== null) save(at, tab, phone.draft);
  });
};

/** While it storms, any step of a phone may be its last: within `spanMs` all its pages die. */
export const peril = (at: PhoneAt, spanMs: number): void => {
  const { network, chance, agenda } = at.world;
  if (network.storms() && chance.happens(0.03)) agenda.after(chance.below(spanMs), () => crashPhone(at));
};

/** The phone has no signal for a while: nothing that it sends arrives. */
export const goOffline = ({ world, phone }: PhoneAt): void => {
  world.trace.fault('offline');
  phone.offlineUntilMs = world.agenda.nowMs() + world.chance.pick([60_000, 900_000, 3_600_000]);
};

/** A second tab is opened, or one of two is closed. */
const otherTab = (at: PhoneAt): void => {
  at.world.trace.fault('tab-change');
  const { tabs } = at.phone;
  if (tabs.length > 1) closeTab(at, at.world.chance.pick(tabs));
  else openTab(at);
};

const setClock = ({ world, phone }: PhoneAt): void => {
  world.trace.fault('clock-off');
  phone.wallOffsetMs = world.chance.pick([0, -3, -1, 1, 2, 400]) * 86_400_000 + world.chance.below(3_600_000);
};

const rotBytes = ({ world, phone }: PhoneAt): void => {
  const lane: Lane | undefined = phone.storage.lanes.at(-1);
  if (lane === undefined || lane.queue.size === 0) return;
  world.trace.fault('bytes-rotten');
  const seq = world.chance.pick([...lane.queue.keys()]);
  const kept = lane.queue.get(seq);
  if (kept === undefined) return;
  lane.queue.set(seq, { ...kept, rotten: true });
  world.laws.destroyed(kept.envelope);
};

/** The first time a copy of the storage is taken; the second time the phone goes back to it. */
const rollBack = (at: PhoneAt): void => {
  const { world, phone } = at;
  if (phone.backup === null) {
    phone.backup = backupOf(phone.storage);
    return;
  }
  world.trace.fault('rollback');
  for (const tab of [...phone.tabs]) closeTab(at, tab);
  for (const { queue, ring } of phone.storage.lanes) for (const { envelope } of [...queue.values(), ...ring.values()]) world.laws.destroyed(envelope);
  phone.storage.lanes = phone.backup.lanes;
  phone.storage.savedDrafts = phone.backup.savedDrafts;
  phone.backup = null;
  if (world.chance.happens(0.5)) goOffline(at);
  world.agenda.after(2_000, () => {
    if (phone.tabs.length === 0) openTab(at);
    sell(at);
  });
};

const evictReplica = (at: PhoneAt): void => {
  at.world.trace.fault('replica-evicted');
  for (const tab of [...at.phone.tabs]) closeTab(at, tab);
  at.phone.storage.replica = emptyReplica();
  at.world.agenda.after(1_000, () => (at.phone.tabs.length === 0 ? openTab(at) : undefined));
};

/** Support sends a rescue file: an event comes before its elders. */
const sendEarly = ({ world, phone, server }: PhoneAt): void => {
  const lane = phone.storage.lanes.at(-1);
  const waiting = lane === undefined ? [] : [...lane.queue.values()].filter(({ rotten }) => !rotten);
  if (lane === undefined || waiting.length === 0) return;
  world.trace.fault('early-receipt');
  server.receiveEarly(world.chance.pick(waiting).envelope.bytes, lane.enrolment);
};

const repeatOldPush = ({ world, phone, server }: PhoneAt): void => {
  if (phone.seenPushes.length === 0) return;
  world.trace.fault('old-header');
  const old = world.chance.pick(phone.seenPushes);
  server.push(world.chance.happens(0.5) ? old : { ...old, events: [] }, () => undefined);
};
