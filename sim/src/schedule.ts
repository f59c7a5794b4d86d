import type { EnrolmentId, Epoch } from '@qoa/shared/ids';
import { agendaFrom } from './agenda.ts';
import { openBook } from './book.ts';
import { type CardPage, openCardPage } from './card-page.ts';
import { chanceOf } from './chance.ts';
import { type Cores, realCores } from './cores.ts';
import { goOffline, strike } from './faults.ts';
import { converges } from './healing.ts';
import { type Violation, witness } from './laws.ts';
import { networkOf } from './network.ts';
import { newPhone, openTab, type PhoneAt } from './phone.ts';
import { sell } from './phone-sale.ts';
import type { Server } from './doors.ts';
import { serverOf } from './server.ts';
import { cards, programmes, startMs, store } from './town.ts';
import { type FaultKind, traceOf } from './trace.ts';
import type { World } from './world.ts';

export interface Ended {
  readonly seed: number;
  readonly violation: Violation | null;
  readonly traceHash: number;
  readonly faults: ReadonlyMap<FaultKind, number>;
  /** Its last steps. */
  readonly recent: readonly string[];
}

const hourMs = 3_600_000;
const stormMs = 4 * hourMs;

/** Lives one evening of a store: two phones sell, everything fails, then nothing does. The same seed lives the same evening. */
export const runSchedule = (seed: number, cores: Cores = realCores): Ended => {
  const beganMs = startMs + (seed % 2) * 6 * hourMs;
  const agenda = agendaFrom(beganMs);
  const chance = chanceOf(seed);
  const trace = traceOf(() => agenda.nowMs() - beganMs);
  const phones: PhoneAt[] = [];
  const laws = witness((enrolment, seq) => phones.some(({ phone }) => phone.storage.lanes.some((lane) => lane.enrolment === enrolment && (lane.queue.has(seq) || lane.ring.has(seq)))));
  const world: World = { agenda, chance, trace, network: networkOf(agenda, chance, trace), cores, laws, book: openBook('abcdef0123456789' as Epoch) };
  try {
    live(world, phones);
  } catch (error) {
    laws.broke('a defect', error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
  return { seed, violation: laws.violation(), traceHash: trace.hash(), faults: trace.faults, recent: trace.recent() };
};

const live = (world: World, phones: PhoneAt[]): void => {
  const { agenda, chance, network, book, laws } = world;
  const server = serverOf(world);
  for (const name of ['a', 'b']) {
    const enrolment = name.padStart(16, '0') as EnrolmentId;
    book.sources.set(enrolment, { store: store.id, programmes, revokedAtMs: null });
    phones.push({ world, server, phone: newPhone(name, enrolment) });
  }
  for (const at of phones) openTab(at);
  const pages = cards.slice(0, 1).map((card) => openCardPage(world, server, card));
  for (let rushes = 3 + chance.below(4); rushes > 0; rushes -= 1) agenda.after(chance.below(stormMs), () => rush(world, server, chance.pick(phones), pages));
  for (let strikes = 3 + chance.below(6); strikes > 0; strikes -= 1) agenda.after(chance.below(stormMs), () => strike(world, server, chance.pick(phones), pages));
  if (chance.happens(0.5)) agenda.after(chance.below(stormMs), server.publishRevision);
  agenda.after(chance.below(stormMs), server.publishHologram);
  agenda.runUntil(agenda.nowMs() + stormMs);
  network.calm();
  converges(world, phones, pages);
  laws.healed(book);
};

/** Customers come together, and so does misfortune. */
const rush = (world: World, server: Server, at: PhoneAt, pages: readonly CardPage[]): void => {
  const { agenda, chance } = world;
  if (chance.happens(0.5)) goOffline(at);
  const spanMs = chance.pick([2_000, 60_000, 1_200_000]);
  for (let sales = 1 + chance.below(6); sales > 0; sales -= 1) agenda.after(chance.below(spanMs), () => sell(at));
  for (let strikes = chance.below(4); strikes > 0; strikes -= 1) agenda.after(chance.below(spanMs), () => strike(world, server, at, pages));
};
