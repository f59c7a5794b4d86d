import { ByteReader, hexOf } from '../bytes/index.ts';
import type { EnrolmentId, EventHash, Seq, Tag } from '../ids/index.ts';
import { assert, err, ok, type Result } from '../result/index.ts';
import type { Envelope } from './event.ts';
import { readEnrolment, readSeq } from './header.ts';
import { ENVELOPE_BYTES_MAX, TAG_BYTES } from './ranges.ts';

/** Body and tag as one: the bytes that travel, and over which an event's hash is made. */
export const sealedBytes = (body: Uint8Array, tag: Uint8Array): Uint8Array => {
  assert(tag.length === TAG_BYTES, 'a tag is 16 bytes');
  const bytes = new Uint8Array(body.length + TAG_BYTES);
  bytes.set(body);
  bytes.set(tag, body.length);
  return bytes;
};

/** The envelope of an encoded event, its tag, and the hash of both (`eventHashOf` the SHA-256 of `sealedBytes`). */
export const envelopeOf = (body: Uint8Array, tag: Uint8Array, hash: EventHash): Envelope => {
  const header = peekHeader(body);
  assert(header !== null, 'an encoded event has a header');
  return { ...header, hash, bytes: sealedBytes(body, tag) };
};

/** Body and tag of an envelope, as views. Errors: damaged when the length cannot be an envelope's. */
export const splitEnvelope = (bytes: Uint8Array): Result<{ readonly body: Uint8Array; readonly tag: Uint8Array }, 'damaged'> => {
  if (bytes.length <= TAG_BYTES || bytes.length > ENVELOPE_BYTES_MAX) return err('damaged');
  const end = bytes.length - TAG_BYTES;
  return ok({ body: bytes.subarray(0, end), tag: bytes.subarray(end) });
};

/** Author and number of an envelope or of an event's bytes, in any version and kind; null when they cannot be read. Nothing is verified. */
export const peekHeader = (bytes: Uint8Array): { readonly enrolment: EnrolmentId; readonly seq: Seq } | null => {
  const reader = new ByteReader(bytes, 2);
  const enrolment = readEnrolment(reader);
  const seq = readSeq(reader);
  return reader.failed ? null : { enrolment, seq };
};

/** An event's hash: the first 128 bits of the SHA-256 of its envelope's bytes. */
export const eventHashOf = (sha256: Uint8Array): EventHash => {
  assert(sha256.length === 32, 'SHA-256 is 32 bytes');
  return hexOf(sha256, 0, 16) as EventHash;
};

/** A tag as text: the first 128 bits of an HMAC-SHA-256. */
export const tagOf = (hmac: Uint8Array): Tag => {
  assert(hmac.length >= TAG_BYTES, 'a tag is 16 bytes');
  return hexOf(hmac, 0, TAG_BYTES) as Tag;
};
