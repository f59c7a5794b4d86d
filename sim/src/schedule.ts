import type { EnrolmentId, Epoch, StoreId } from '@qoa/shared/ids';
import { stateText } from '@qoa/shared/ledger';
import { agendaFrom } from './agenda.ts';
import { openBook } from './book.ts';
import { chanceOf, streams } from './chance.ts';
import { type Cores, realCores } from './cores.ts';
import type { Diary } from './diary.ts';
import { fateOf } from './fate.ts';
import { strike } from './faults.ts';
import type { FaultKind } from './fault-kinds.ts';
import { type FeedPageAt, openFeedPage } from './followers.ts';
import { converges } from './healing.ts';
import { type Violation, witness } from './laws.ts';
import { networkOf } from './network.ts';
import { newPhone, openTabs, type PhoneAt } from './phone.ts';
import { goOffline } from './phone-faults.ts';
import { sell } from './phone-sale.ts';
import type { Server } from './doors.ts';
import { enrolled, serverOf } from './server.ts';
import { type Setting, settingOf } from './setting.ts';
import { inspect } from './inspector.ts';
import { officeActs, perform, traitChange } from './office.ts';
import { cards, startMs } from './town.ts';
import { traceOf } from './trace.ts';
import type { World } from './world.ts';

export interface Ended {
  readonly setting: Setting;
  readonly violation: Violation | null;
  readonly traceHash: number;
  /** How many steps it took, to its end or to the first broken law. */
  readonly steps: number;
  readonly faults: ReadonlyMap<FaultKind, number>;
  /** Its steps. */
  readonly lines: readonly string[];
}

/** How often somebody says something of a card in an evening. */
const traitChanges = 6;
const hourMs = 3_600_000;
const minuteMs = 60_000;

/** Lives one evening of some stores: phones sell, everything fails, then nothing does. The same setting lives the same evening. */
export const runSchedule = (setting: Setting, cores: Cores = realCores, diary: Diary = null): Ended => {
  const beganMs = startMs + (setting.seed % 2) * 6 * hourMs;
  const agenda = agendaFrom(beganMs);
  const trace = traceOf(() => agenda.nowMs() - beganMs);
  const phones: PhoneAt[] = [];
  const keeps = (enrolment: EnrolmentId, seq: number): boolean => phones.some(({ phone }) => phone.storage.lanes.some((lane) => lane.enrolment === enrolment && (lane.queue.has(seq) || lane.ring.has(seq))));
  let stepsToBreak: number | null = null;
  const laws = witness(keeps, () => {
    stepsToBreak = trace.length();
    agenda.stop();
  });
  const fate = fateOf(setting, chanceOf(setting.seed, streams.luck), trace);
  const world: World = {
    agenda, fate, trace, cores, laws, diary, chance: chanceOf(setting.seed, streams.pages),
    network: networkOf(agenda, chanceOf(setting.seed, streams.network), fate), book: openBook('abcdef0123456789' as Epoch),
  };
  try {
    live(world, setting, phones);
  } catch (error) {
    laws.broke('a defect', error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
  return { setting, violation: laws.violation(), traceHash: trace.hash(), steps: stepsToBreak ?? trace.length(), faults: trace.faults, lines: trace.lines };
};

const live = (world: World, setting: Setting, phones: PhoneAt[]): void => {
  const { agenda, fate, book, laws } = world;
  const server = serverOf({ ...world, chance: chanceOf(setting.seed, streams.server) }, setting);
  for (let no = 0; no < setting.phones; no += 1) {
    const chance = chanceOf(setting.seed, streams.phone + no);
    const name = 'abcdef'[no] ?? '9';
    const enrolment = name.padStart(16, '0') as EnrolmentId;
    const store = ((no % setting.stores) + 1) as StoreId;
    enrolled(world, enrolment, store);
    phones.push({ world: { ...world, chance }, server, phone: newPhone(name, store, enrolment, chance.happens(0.4) ? 2 : 1) });
  }
  laws.opened(book);
  laws.stepped(book);
  for (const at of phones) {
    world.diary?.(() => ({ did: 'reopened', phone: at.phone.name, release: at.phone.release }));
    openTabs(at);
  }
  const pages = [openFeedPage(world, server, { reader: 'card', card: cards[0] ?? ('' as never) }), openFeedPage(world, server, { reader: 'console' })];
  const stormMs = setting.stormMinutes * minuteMs;
  for (let no = 0; no < setting.steps; no += 1) if (!setting.leftOut.includes(no)) plan(world, setting, no, { server, phones, pages, stormMs });
  const inspector = chanceOf(setting.seed, streams.inspector);
  for (let visit = 1; visit <= visitsMax; visit += 1) agenda.after((visit * stormMs) / (visitsMax + 1), () => inspect(world, server, inspector));
  for (let no = 0; no < traitChanges; no += 1) {
    const chance = chanceOf(setting.seed, streams.trait + no);
    agenda.after(chance.below(stormMs), () => perform(world, server, chance, [traitChange(chance)]));
  }
  agenda.runUntil(agenda.nowMs() + stormMs);
  fate.calm();
  converges(world, phones, pages);
  if (laws.violation() === null) laws.healed(book);
  world.diary?.(() => ({ did: 'ended', balances: new Map(book.balances), stateText: stateText(book.balances, book.lots), head: book.nextJudgedNo - 1 }));
};

/** Somebody looks at what is held so often in an evening. */
const visitsMax = 5;

interface Town {
  readonly server: Server;
  readonly phones: readonly PhoneAt[];
  readonly pages: readonly FeedPageAt[];
  readonly stormMs: number;
}

/** Plans one thing of the evening. The first two are publications, and so is every sixth; else rushes and blows take turns. */
const plan = (world: World, { seed, livedTwice }: Setting, no: number, { server, phones, pages, stormMs }: Town): void => {
  const { agenda } = world;
  const chance = chanceOf(seed, streams.step + no);
  const whenMs = chance.below(stormMs);
  const at = phones[chance.below(840) % phones.length];
  if (at === undefined) return;
  const blow = (): void => strike({ world, server, at, pages, livedTwice: livedTwice === true, chance });
  if (no === 0 || no % 6 === 4) return agenda.after(whenMs, () => perform(world, server, chance, officeActs(world, chance)));
  if (no === 1) return agenda.after(whenMs, server.publishHologram);
  if (no % 2 === 1) return agenda.after(whenMs, blow);
  agenda.after(whenMs, () => {
    if (chance.happens(0.5) && world.fate.falls('offline')) goOffline(at, chance);
    const spanMs = chance.pick([2_000, 60_000, 1_200_000]);
    for (let sales = 1 + chance.below(6); sales > 0; sales -= 1) agenda.after(chance.below(spanMs), () => sell(at));
    for (let blows = chance.below(4); blows > 0; blows -= 1) agenda.after(chance.below(spanMs), blow);
  });
};

/** The evening that a seed draws. */
export const runSeed = (seed: number, cores: Cores = realCores): Ended => runSchedule(settingOf(seed), cores);
