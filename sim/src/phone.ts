import type { EnrolmentId, StoreId } from '@qoa/shared/ids';
import { openingState, type SyncInput, type SyncState } from '@qoa/shared/sync';
import { perform } from './phone-sync.ts';
import { enrolAnew } from './phone-enrol.ts';
import type { PendingSale } from './phone-sale.ts';
import { type backupOf, emptyLane, emptyReplica, emptyStorage, type Lane, type PhoneStorage } from './storage.ts';
import type { PushRequest, Server } from './doors.ts';
import type { World } from './world.ts';

/** One page load of the phone's app. What it holds dies with it. */
export interface Tab {
  readonly no: number;
  alive: boolean;
  readonly openedMs: number;
  readonly states: Map<EnrolmentId, SyncState>;
  /** The latest wake of each machine; an older one is void. */
  readonly wakes: Map<EnrolmentId, number>;
  session: number | null;
  /** Open sockets, by `socketKey`. */
  readonly sockets: Set<string>;
}

/** A tendero's phone: a disk that survives, tabs that do not, and a wall clock that may be anything. */
export interface Phone {
  readonly name: string;
  readonly store: StoreId;
  storage: PhoneStorage;
  /** The app's: 2 writes kinds that this server cannot read, and reads rows that 1 passes over. */
  release: 1 | 2;
  readonly tabs: Tab[];
  wallOffsetMs: number;
  /** Until then it has no signal. */
  offlineUntilMs: number;
  /** The sale on the screen: kept in the outbox database, so that a reload finds it. */
  draft: PendingSale | null;
  backup: ReturnType<typeof backupOf> | null;
  /** Pushes that somebody in between may send again. */
  readonly seenPushes: PushRequest[];
  enrolments: number;
}

/** A phone in a world, with its server. */
export interface PhoneAt {
  readonly world: World;
  readonly server: Server;
  readonly phone: Phone;
}

export const newPhone = (name: string, store: StoreId, enrolment: EnrolmentId, release: 1 | 2): Phone => ({
  name,
  store,
  storage: { ...emptyStorage(), lanes: [emptyLane(enrolment)] },
  release,
  tabs: [],
  wallOffsetMs: 0,
  offlineUntilMs: 0,
  draft: null,
  backup: null,
  seenPushes: [],
  enrolments: 1,
});

/** The tab that works, if any is open: the oldest. */
export const leader = ({ tabs }: Phone): Tab | undefined => tabs[0];

/** Opens the app once more. */
export const openTab = (at: PhoneAt): Tab => {
  const { world, phone } = at;
  const tab: Tab = { no: world.chance.below(2 ** 32), alive: true, openedMs: world.agenda.nowMs(), states: new Map(), wakes: new Map(), session: null, sockets: new Set() };
  phone.tabs.push(tab);
  for (const lane of phone.storage.lanes) openLane(at, tab, lane);
  if (phone.storage.lanes.length === 0) enrolAnew(at, tab);
  return tab;
};

/** Starts the sync machine of one enrolment in a tab: only the newest reads. */
export const openLane = (at: PhoneAt, tab: Tab, lane: Lane): void => {
  const reads = lane === at.phone.storage.lanes.at(-1);
  tab.states.set(lane.enrolment, openingState(reads));
  if (reads) follow(at, lane);
  if (tab === leader(at.phone)) step(at, tab, lane, { input: 'LeadershipWon', queue: queueView(at.phone, lane) });
};

/** Another enrolment follows its own feeds from the beginning. */
const follow = ({ world, phone }: PhoneAt, { enrolment }: Lane): void => {
  if (phone.storage.replica.enrolment !== enrolment) phone.storage.replica = emptyReplica(enrolment);
  world.diary?.(() => ({ did: 'followed', phone: phone.name, enrolment }));
};

/** The page is gone between two of its steps; another tab takes the lead a little later. */
export const closeTab = (at: PhoneAt, tab: Tab): void => {
  const { phone, world } = at;
  tab.alive = false;
  phone.tabs.splice(phone.tabs.indexOf(tab), 1);
  world.agenda.after(50, () => {
    const next = leader(phone);
    if (next !== undefined) for (const lane of phone.storage.lanes) if (next.states.get(lane.enrolment)?.leading === false) step(at, next, lane, { input: 'LeadershipWon', queue: queueView(phone, lane) });
  });
};

/** Gives an input to one machine, and performs what it commands. A dead tab hears nothing. */
export const step = (at: PhoneAt, tab: Tab, lane: Lane, input: SyncInput): void => {
  const { world, phone } = at;
  const state = tab.states.get(lane.enrolment);
  if (!tab.alive || state === undefined) return;
  const [next, commands] = world.cores.syncStep(state, input, { nowMs: world.agenda.nowMs(), jitter: world.chance.fraction() });
  tab.states.set(lane.enrolment, next);
  world.trace.note(`${phone.name} ${input.input}${commands.length === 0 ? '' : ` -> ${commands.map((command) => command.do).join(' ')}`}`);
  for (const command of commands) perform(at, tab, lane, command);
};

/** Tells every tab that the outbox changed. */
export const tellQueue = (at: PhoneAt, lane: Lane): void => {
  for (const tab of [...at.phone.tabs]) step(at, tab, lane, { input: 'QueueChanged', queue: queueView(at.phone, lane) });
  at.world.laws.listShown(at.world.cores.listedEvents(at.phone.storage));
};

export const queueView = ({ storage }: Phone, { nextSeq, queue }: Lane): { readonly nextSeq: number; readonly queued: number; readonly oldestQueuedWallMs: number | null; readonly drawer: number } => {
  const [oldest] = queue.values();
  return { nextSeq, queued: queue.size, oldestQueuedWallMs: oldest?.savedWallMs ?? null, drawer: storage.drawer.length };
};

/** Opens the app as it mostly is: in two tabs. */
export const openTabs = (at: PhoneAt): void => {
  while (at.phone.tabs.length < 2) openTab(at);
};

/** All pages of the phone die at once. */
export const closeTabs = (at: PhoneAt): void => {
  for (const tab of [...at.phone.tabs]) closeTab(at, tab);
  at.world.diary?.(() => ({ did: 'reopened', phone: at.phone.name, release: at.phone.release }));
};

/** The phone's own clocks now, as a tab sees them. */
export const clockOf = ({ world, phone }: PhoneAt, tab: Tab): { readonly wallMs: number; readonly session: number; readonly monotonicMs: number } => ({
  wallMs: Math.max(0, world.agenda.nowMs() + phone.wallOffsetMs),
  session: tab.no,
  monotonicMs: world.agenda.nowMs() - tab.openedMs,
});

/** Names one machine's socket among all of a tab. */
export const socketKey = ({ enrolment }: Lane, request: number): string => `${enrolment}:${request}`;
