import { type DeviceEvent, epoch16Of, eventKindNumbers, type SaleLine } from '@qoa/shared/events';
import type { CardCode } from '@qoa/shared/ids';
import { claimLater, type AddedCard } from './phone-claim.ts';
import { clockOf, openTab, type PhoneAt, type Tab, tellQueue } from './phone.ts';
import { viewOf } from './diary.ts';
import { peril } from './phone-faults.ts';
import { seal } from './seal.ts';
import type { Lane } from './storage.ts';
import { poisonCents } from './book.ts';
import { bread, cards, chips, cola, milk, nobodysCard, unheard } from './town.ts';

/** A sale as the tendero made it, before it is saved. */
export interface PendingSale {
  readonly draftId: string;
  readonly card: CardCode | null;
  readonly lines: readonly SaleLine[];
  readonly ticketCents: number | null;
  /** Written by a phone of a newer release, in a kind that this server cannot read. */
  readonly newer: boolean;
  /** Not a sale of its own, but a card for one that is saved. */
  readonly adds: AddedCard | null;
}

/** What is sold next: mostly promoted products on known cards. */
export const nextSale = ({ world: { chance, fate }, phone }: PhoneAt): PendingSale => {
  const products = [{ gtin: cola }, { gtin: cola }, { gtin: chips }, { gtin: bread }, { gtin: milk }, { gtin: milk }, { gtin: unheard }, { raw: 'suelto' }] as const;
  const lines = Array.from({ length: 1 + chance.below(2) }, (): SaleLine => ({ product: chance.pick(products), quantity: chance.pick([1000, 1000, 2000, 3000, 350]), amountCents: null }));
  const card = chance.happens(0.1) ? null : chance.happens(0.05) ? nobodysCard : chance.pick(cards);
  const newer = phone.release === 2 && fate.strikes('newer-kind', chance);
  const ticketCents = fate.strikes('poison-event', chance) ? poisonCents : null;
  return { draftId: `${phone.name}-${chance.below(2 ** 32)}`, card, lines, ticketCents, newer, adds: null };
};

/** The tendero makes a sale, unless one is still on the screen. */
export const sell = (at: PhoneAt): void => {
  const { phone, world } = at;
  const tab = phone.tabs.length === 0 ? openTab(at) : world.chance.pick(phone.tabs);
  const sale = phone.draft ?? nextSale(at);
  phone.draft = sale;
  save(at, tab, sale);
  const other = phone.tabs.find((open) => open !== tab);
  if (other !== undefined && world.chance.happens(0.5)) save(at, other, nextSale(at));
  if (!world.fate.strikes('double-tap', world.chance)) return;
  world.agenda.after(world.chance.below(12), () => save(at, world.chance.pick(phone.tabs.length === 0 ? [tab] : phone.tabs), sale));
};

/** A tap on save: read the number, seal, then one transaction. Whatever dies in between, the draft is still there. Laws: kept, once */
export const save = (at: PhoneAt, tab: Tab, sale: PendingSale): void => {
  const { world, phone } = at;
  const { agenda, chance, fate, trace, laws } = world;
  const lane = phone.storage.lanes.at(-1);
  if (!tab.alive) return;
  // A phone that lost everything is being enrolled.
  if (lane === undefined) return agenda.after(10_000, () => save(at, tab, sale));
  peril(at, 15);
  const seq = lane.nextSeq;
  const clock = clockOf(at, tab);
  agenda.after(1 + chance.below(5), () => {
    if (!tab.alive) return;
    const envelope = seal(eventOf(at, lane, seq, clock, sale));
    laws.sealed(envelope);
    agenda.after(1 + chance.below(8), () => {
      if (!tab.alive) return;
      if (!phone.storage.lanes.includes(lane)) return;
      if (fate.strikes('quota', chance)) return agenda.after(5_000, () => save(at, tab, sale));
      const appended = world.cores.append(phone.storage, lane, envelope, sale.draftId, clock.wallMs);
      trace.note(`${phone.name} append ${seq} ${appended}`);
      if (appended === 'number-taken') return save(at, tab, sale);
      world.diary?.(() => ({ did: 'appended', phone: phone.name, draftId: sale.draftId, envelope, outcome: appended, lane: viewOf(lane) }));
      if (appended === 'saved') {
        laws.saved(envelope, sale.draftId);
        claimLater(at, tab, envelope, sale, save);
      }
      if (phone.draft?.draftId === sale.draftId) phone.draft = null;
      tellQueue(at, lane);
    });
  });
};

const eventOf = ({ phone }: PhoneAt, lane: Lane, seq: number, clock: ReturnType<typeof clockOf>, sale: PendingSale): DeviceEvent => {
  const { basisNo, cursor } = phone.storage.replica;
  const header = {
    enrolment: lane.enrolment, seq, wallMs: clock.wallMs, clockSession: clock.session, monotonicMs: clock.monotonicMs, offsetS: null, actor: 0,
    basis: cursor.epoch === null || basisNo === 0 ? null : { epoch16: epoch16Of(cursor.epoch), judgedNo: basisNo },
  };
  if (sale.newer) return { ...header, kind: 'Sealed', kindNumber: eventKindNumbers.LeaseReturned + 10, bodyFlags: 0, body: new Uint8Array([seq & 0xff, clock.session & 0xff]) };
  if (sale.adds !== null) return { ...header, kind: 'SaleClaimed', ...sale.adds, cardTyped: false };
  return { ...header, kind: 'SaleRecorded', card: sale.card, cardTyped: false, lines: sale.lines, ticketCents: sale.ticketCents };
};
