import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import { decodeEvent, type DeviceEvent, encodeEvent, type Envelope, envelopeOf, eventHashOf, peekHeader, splitEnvelope } from '@qoa/shared/events';
import type { EnrolmentId, EventHash, Seq } from '@qoa/shared/ids';
import { purposes } from '@qoa/shared/protocol';

/** A phone's message key. In this world it is made from the enrolment's own number. */
export const keyOf = (enrolment: EnrolmentId): KeyObject => {
  const known = keys.get(enrolment);
  if (known !== undefined) return known;
  const key = createSecretKey(hash('sha256', enrolment, 'buffer'));
  keys.set(enrolment, key);
  return key;
};

const keys = new Map<EnrolmentId, KeyObject>();

/** Seals an event as a phone does: real bytes, real tag, real hash. A forger has another's key. */
export const seal = (event: DeviceEvent, keyHolder: EnrolmentId = event.enrolment): Envelope => {
  const body = encodeEvent(event);
  const tag = tagOver(keyOf(keyHolder), body);
  const unnamed = envelopeOf(body, tag, '' as EventHash);
  return { ...unnamed, hash: hashOf(unnamed.bytes) };
};

/** The hash by which an envelope's bytes are named. */
export const hashOf = (bytes: Uint8Array): EventHash => eventHashOf(hash('sha256', bytes, 'buffer'));

export type Opened = { readonly readable: true; readonly envelope: Envelope; readonly event: DeviceEvent } | { readonly readable: false; readonly seq: Seq; readonly hash: EventHash };

/** Opens bytes as the server's door does: the tag first. Law: authentic */
export const openEnvelope = (bytes: Uint8Array, enrolment: EnrolmentId): Opened => {
  const known = openedBytes.get(bytes);
  if (known !== undefined) return known;
  const opened = openAfresh(bytes, enrolment);
  openedBytes.set(bytes, opened);
  return opened;
};

const openedBytes = new WeakMap<Uint8Array, Opened>();

const unreadable = (bytes: Uint8Array): Opened => ({ readable: false, seq: peekHeader(bytes)?.seq ?? 0, hash: hashOf(bytes) });

const openAfresh = (bytes: Uint8Array, enrolment: EnrolmentId): Opened => {
  const split = splitEnvelope(bytes);
  if (!split.ok || !Buffer.from(split.value.tag).equals(tagOver(keyOf(enrolment), split.value.body))) return unreadable(bytes);
  const decoded = decodeEvent(split.value.body);
  if (!decoded.ok || decoded.value.enrolment !== enrolment) return unreadable(bytes);
  return { readable: true, event: decoded.value, envelope: { enrolment, seq: decoded.value.seq, hash: hashOf(bytes), bytes } };
};

const tagOver = (key: KeyObject, body: Uint8Array): Uint8Array => createHmac('sha256', key).update(purposes.event).update(body).digest().subarray(0, 16);
