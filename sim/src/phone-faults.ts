import type { Chance } from './chance.ts';
import type { Blow, Struck } from './faults.ts';
import { forgeEvent, forgeHeader, repeatOldPush, sendEarly } from './forgers.ts';
import { closeTab, closeTabs, openTab, openTabs, type PhoneAt } from './phone.ts';
import { save, sell } from './phone-sale.ts';
import { backupOf, emptyReplica, emptyStorage } from './storage.ts';

/** All pages of the phone die at once; the tendero opens it again, and finds the sale that was on the screen. */
export const crashPhone = (at: PhoneAt): void => {
  const { world, phone } = at;
  closeTabs(at);
  world.agenda.after(world.chance.pick([300, 30_000, 900_000]), () => {
    if (phone.tabs.length > 0) return;
    const tab = openTab(at);
    if (phone.draft !== null) save(at, tab, phone.draft);
    openTabs(at);
  });
};

/** While it storms, any step of a phone may be its last: within `spanMs` all its pages die. */
export const peril = (at: PhoneAt, spanMs: number): void => {
  const { fate, chance, agenda } = at.world;
  if (fate.strikes('phone-crash', chance)) agenda.after(chance.below(spanMs), () => crashPhone(at));
};

/** The phone has no signal for a while: nothing that it sends arrives. */
export const goOffline = ({ world, phone }: PhoneAt, chance: Chance): void => {
  phone.offlineUntilMs = world.agenda.nowMs() + chance.pick([60_000, 900_000, 3_600_000]);
};

/** One of two tabs is closed, or a second one opened. */
const otherTab = ({ at, chance }: Struck): void => {
  const { tabs } = at.phone;
  if (tabs.length > 1) closeTab(at, chance.pick(tabs));
  else openTab(at);
};

const hasQueue = ({ at }: Struck): boolean => (at.phone.storage.lanes.at(-1)?.queue.size ?? 0) > 0;

const rotBytes = ({ at: { phone, world }, chance }: Struck): void => {
  const queue = phone.storage.lanes.at(-1)?.queue ?? new Map();
  const seq = chance.pick([...queue.keys()]);
  const kept = queue.get(seq);
  if (kept === undefined) return;
  queue.set(seq, { ...kept, rotten: true });
  world.diary?.(() => ({ did: 'rotted', phone: phone.name, hash: kept.envelope.hash }));
  world.laws.destroyed(kept.envelope);
};

/** The first time a copy of the storage is taken; the second time there is one to go back to. */
const hasCopy = ({ at: { phone, world } }: Struck): boolean => {
  const had = phone.backup !== null;
  if (!had) world.diary?.(() => ({ did: 'copied', phone: phone.name }));
  phone.backup ??= backupOf(phone.storage);
  return had;
};

/** The storage goes back to its copy: with the pages closed, or under their hands in the middle of a push. */
const rollBack = ({ at, chance }: Struck): void => {
  const { agenda } = at.world;
  if (chance.happens(0.5)) {
    closeTabs(at);
    goBack(at);
    if (chance.happens(0.5)) goOffline(at, chance);
    agenda.after(2_000, () => {
      openTabs(at);
      sell(at);
    });
    return;
  }
  sell(at);
  agenda.after(30 + chance.below(60), () => {
    goBack(at);
    sell(at);
  });
};

const goBack = (at: PhoneAt): void => {
  const { world, phone } = at;
  const { backup, storage } = phone;
  if (backup === null) return;
  for (const { queue, ring } of storage.lanes) for (const { envelope } of [...queue.values(), ...ring.values()]) world.laws.destroyed(envelope);
  storage.lanes = storage.lanes.flatMap((lane) => {
    const before = backup.lanes.find(({ enrolment }) => enrolment === lane.enrolment);
    return before === undefined ? [] : Object.assign(lane, { nextSeq: before.nextSeq, queue: before.queue, ring: before.ring });
  });
  for (const [draftId, name] of storage.savedDrafts) if (!backup.savedDrafts.has(draftId)) world.laws.tapForgotten(name);
  storage.savedDrafts = backup.savedDrafts;
  phone.backup = null;
  world.diary?.(() => ({ did: 'went-back', phone: phone.name }));
  if (storage.lanes.length === 0) reopen(at);
};

/** A page that finds no enrolment begins anew. */
const reopen = (at: PhoneAt): void => {
  closeTabs(at);
  at.world.agenda.after(1_000, () => openTabs(at));
};

/** The browser throws away what it may: the replica. */
const evictReplica = ({ at }: Struck): void => {
  at.phone.storage.replica = emptyReplica();
  at.world.diary?.(() => ({ did: 'replica-evicted', phone: at.phone.name }));
  reopen(at);
};

/** Everything on the phone is gone, the sale on the screen too. */
const evictStorage = ({ at }: Struck): void => {
  const { world, phone } = at;
  for (const { queue, ring } of phone.storage.lanes) for (const { envelope } of [...queue.values(), ...ring.values()]) world.laws.destroyed(envelope);
  for (const name of phone.storage.savedDrafts.values()) world.laws.tapForgotten(name);
  phone.storage = emptyStorage();
  world.diary?.(() => ({ did: 'storage-evicted', phone: phone.name }));
  phone.backup = null;
  phone.draft = null;
  reopen(at);
};

/** The app is replaced by its later release, whatever waits in the queue. Law: old phones */
const update = ({ at }: Struck): void => {
  const { world, phone } = at;
  phone.release = 2;
  phone.storage.replica = world.cores.updated(phone.storage.replica);
  reopen(at);
};

export const phoneBlows: readonly Blow[] = [
  { kind: 'phone-crash', fall: ({ at }) => crashPhone(at) },
  { kind: 'phone-crash', fall: ({ at }) => crashPhone(at) },
  { kind: 'tab-change', fall: otherTab },
  { kind: 'clock-off', fall: ({ at, chance }) => void (at.phone.wallOffsetMs = chance.pick([0, -3, -1, 1, 2, 400]) * 86_400_000 + chance.below(3_600_000)) },
  { kind: 'bytes-rotten', fits: hasQueue, fall: rotBytes },
  { kind: 'rollback', fits: hasCopy, fall: rollBack },
  { kind: 'rollback', fits: hasCopy, fall: rollBack },
  { kind: 'replica-evicted', fall: evictReplica },
  { kind: 'storage-evicted', fits: ({ chance }) => chance.happens(0.6), fall: evictStorage },
  { kind: 'update', fits: ({ at }) => at.phone.release === 1, fall: update },
  { kind: 'early-receipt', fits: hasQueue, fall: sendEarly },
  { kind: 'old-header', fits: ({ at }) => at.phone.seenPushes.length > 0, fall: repeatOldPush },
  { kind: 'forged-header', fits: ({ at }) => at.phone.seenPushes.length > 0, fall: forgeHeader },
  { kind: 'forged-event', fits: ({ at }) => at.phone.storage.lanes.length > 0, fall: forgeEvent },
];
