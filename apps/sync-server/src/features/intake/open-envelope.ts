import { hash } from 'node:crypto';
import { hexOf } from '@qoa/shared/bytes';
import { decodeEvent, type DeviceEvent, type Envelope, peekHeader, splitEnvelope } from '@qoa/shared/events';
import type { EnrolmentId, EventHash, Seq } from '@qoa/shared/ids';
import { purposes } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import { isSameTag, type Tagger } from './tags.ts';

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

/** Bytes as they were pushed, and what they claim before anything is verified. */
export interface Pushed {
  readonly bytes: Buffer;
  readonly hash: EventHash;
  readonly claimed: { readonly enrolment: EnrolmentId; readonly seq: Seq } | null;
}

/** The bytes of one pushed text, with their hash. */
export const pushedOf = (text: string): Pushed => {
  const bytes = Buffer.from(text, 'base64url');
  return { bytes, hash: hash('sha256', bytes, 'hex').slice(0, 32) as EventHash, claimed: peekHeader(bytes) };
};

/** Opens one pushed envelope of this enrolment. Errors: what is told to the phone as UNREADABLE. Law: authentic */
export const openEnvelope = ({ bytes, hash, claimed }: Pushed, enrolment: EnrolmentId, tagger: Tagger): Result<Opened, Unreadable> => {
  const split = splitEnvelope(bytes);
  if (claimed === null || !split.ok || claimed.enrolment !== enrolment) return unreadable(claimed, hash);
  const { body, tag } = split.value;
  if (!isSameTag(tagger.tagOf(purposes.event, body), hexOf(tag))) return unreadable(claimed, hash);
  const event = eventOf(body, claimed);
  // The phone's own id, one text for all its events, is kept instead of a copy in each.
  return event === null ? unreadable(claimed, hash) : ok({ envelope: { enrolment, seq: claimed.seq, hash, bytes }, event });
};

const unreadable = (claimed: Pushed['claimed'], hash: EventHash): Result<never, Unreadable> => err({ seq: claimed?.seq ?? 0, hash });

/** A version that this release cannot read is kept as a body of its kind, its clocks unknown. Law: old phones */
const eventOf = (body: Uint8Array, claimed: { readonly enrolment: EnrolmentId; readonly seq: Seq }): DeviceEvent | null => {
  const decoded = decodeEvent(body);
  if (decoded.ok) return decoded.value;
  if (decoded.error === 'damaged') return null;
  const unknown = { wallMs: 0, clockSession: 0, monotonicMs: 0, offsetS: null, basis: null, actor: 0, bodyFlags: 0 };
  return { ...claimed, ...unknown, kind: 'Sealed', kindNumber: (body[0] ?? 0) & 31, body };
};
