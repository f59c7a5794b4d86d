import { createHash, createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { decodeEvent, type DeviceEvent, type Envelope, eventHashOf, peekHeader, splitEnvelope } from '@qoa/shared/events';
import type { EnrolmentId, EventHash, Seq } from '@qoa/shared/ids';
import { purposes } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';

/** An envelope whose tag verified, opened. */
export interface Opened {
  readonly envelope: Envelope;
  readonly event: DeviceEvent;
}

/** Bytes that bind nothing; the phone moves them to its drawer. `seq` is only what they claim, 0 when they claim none. */
export interface Unreadable {
  readonly seq: Seq;
  readonly hash: EventHash;
}

/** Opens one pushed envelope of this enrolment. Errors: what is told to the phone as UNREADABLE. Law: authentic */
export const openEnvelope = (text: string, enrolment: EnrolmentId, key: KeyObject): Result<Opened, Unreadable> => {
  const bytes = Buffer.from(text, 'base64url');
  const hash = eventHashOf(createHash('sha256').update(bytes).digest());
  const claimed = peekHeader(bytes);
  const unreadable = err({ seq: claimed?.seq ?? 0, hash });
  const split = splitEnvelope(bytes);
  if (claimed === null || !split.ok || claimed.enrolment !== enrolment || !isTagOf(key, purposes.event, split.value.body, split.value.tag)) return unreadable;
  const event = eventOf(split.value.body, claimed);
  return event === null ? unreadable : ok({ envelope: { ...claimed, hash, bytes }, event });
};

/** True when `tag` is the truncated HMAC-SHA-256 of the content under the purpose. Takes the same time whatever differs. */
export const isTagOf = (key: KeyObject, purpose: string, content: Uint8Array | string, tag: Uint8Array): boolean => {
  const made = createHmac('sha256', key).update(purpose).update(content).digest().subarray(0, tag.length);
  return tag.length === 16 && timingSafeEqual(made, tag);
};

/** A version that this release cannot read is kept as a body of its kind, its clocks unknown. Law: old phones */
const eventOf = (body: Uint8Array, claimed: { readonly enrolment: EnrolmentId; readonly seq: Seq }): DeviceEvent | null => {
  const decoded = decodeEvent(body);
  if (decoded.ok) return decoded.value;
  if (decoded.error === 'damaged') return null;
  const unknown = { wallMs: 0, clockSession: 0, monotonicMs: 0, offsetS: null, basis: null, actor: 0, bodyFlags: 0 };
  return { ...claimed, ...unknown, kind: 'Sealed', kindNumber: (body[0] ?? 0) & 31, body };
};
