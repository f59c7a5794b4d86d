import type { EnrolmentId } from '@qoa/shared/ids';
import type { Struck } from './faults.ts';
import { seal } from './seal.ts';
import { cards, cola } from './town.ts';

/** Support sends a rescue file: an event comes before its elders. */
export const sendEarly = ({ at: { phone, server }, chance }: Struck): void => {
  const lane = phone.storage.lanes.at(-1);
  const waiting = lane === undefined ? [] : [...lane.queue.values(), ...lane.ring.values()].filter(({ rotten }) => !rotten);
  if (lane !== undefined && waiting.length > 0) server.receiveEarly(chance.pick(waiting).envelope.bytes, lane.enrolment);
};

/** After a restore customers show their receipts before the phone has signal: what the ring holds comes early, the newest first. */
export const carryRing = ({ at: { phone, server, world } }: Struck): void => {
  const lane = phone.storage.lanes.at(-1);
  const kept = lane === undefined ? [] : [...lane.ring.values()].filter(({ rotten }) => !rotten).reverse();
  for (const { envelope } of kept) world.agenda.after(3_000, () => server.receiveEarly(envelope.bytes, envelope.enrolment));
};

/** Somebody repeats a push that they saw, with its events or without. */
export const repeatOldPush = ({ at: { phone, server }, chance }: Struck): void => {
  const old = chance.pick(phone.seenPushes);
  server.push(chance.happens(0.5) ? old : { ...old, events: [], earlier: [] }, () => undefined);
};

/** Somebody changes a header that they saw: it says that the phone keeps nothing and has written much. Its tag is the old one. Law: authentic */
export const forgeHeader = ({ at: { phone, server }, chance }: Struck): void => {
  const old = chance.pick(phone.seenPushes);
  server.push({ header: { ...old.header, kept: [], nextSeq: old.header.nextSeq + 1 + chance.below(4) }, seal: old.seal, events: [], earlier: [] }, () => undefined);
};

/** Somebody makes up a sale in a phone's name under a key of their own, and sends it by every door. Law: authentic */
export const forgeEvent = ({ at: { phone, server, world }, chance }: Struck): void => {
  const lane = phone.storage.lanes.at(-1);
  if (lane === undefined) return;
  const made = {
    enrolment: lane.enrolment, seq: Math.max(1, lane.nextSeq - 1 + chance.below(3)), wallMs: world.agenda.nowMs(), clockSession: 1, monotonicMs: 0, offsetS: null, actor: 0, basis: null,
    kind: 'SaleRecorded', card: chance.pick(cards), cardTyped: false, lines: [{ product: { gtin: cola }, quantity: 3000, amountCents: null }], ticketCents: null,
  } as const;
  const { bytes } = seal(made, 'ffffffffffffffff' as EnrolmentId);
  server.receiveEarly(bytes, lane.enrolment);
  const [seen] = phone.seenPushes;
  if (seen !== undefined) server.push({ ...seen, events: [bytes], earlier: [] }, () => undefined);
};
