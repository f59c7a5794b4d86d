import { bytesOfHex, hexOf, type ByteReader, type ByteWriter } from '../bytes/index.ts';
import type { EnrolmentId } from '../ids/index.ts';
import { assert } from '../result/index.ts';
import type { EventHeader } from './event.ts';
import { eventRanges } from './ranges.ts';

/** The version that stands in the three high bits of an envelope's first byte; the kind's number takes the five low ones. */
export const ENVELOPE_VERSION = 1;
export const KIND_NUMBER_MAX = 31;

const HAS_OFFSET = 0x01;
const HAS_BASIS = 0x02;
/** The flags that belong to the body of a kind. */
export const BODY_FLAGS = 0xfc;
const ENROLMENT_BYTES = 8;

/** Writes everything from the first byte to the actor. Numbers out of range are defects. */
export const writeHeader = (writer: ByteWriter, header: EventHeader, kindNumber: number, bodyFlags: number): void => {
  assert(header.wallMs <= eventRanges.wallMsMax, 'wallMs is in range');
  assert(header.monotonicMs <= eventRanges.monotonicMsMax, 'monotonicMs is in range');
  assert(header.actor <= eventRanges.actorMax, 'actor is in range');
  writer.byte((ENVELOPE_VERSION << 5) | kindNumber);
  writer.byte((header.offsetS === null ? 0 : HAS_OFFSET) | (header.basis === null ? 0 : HAS_BASIS) | bodyFlags);
  writeEnrolment(writer, header.enrolment);
  writeSeq(writer, header.seq);
  writer.varint(header.wallMs);
  writer.uint32(header.clockSession);
  writer.varint(header.monotonicMs);
  if (header.offsetS !== null) {
    assert(header.offsetS >= eventRanges.offsetSMin && header.offsetS <= eventRanges.offsetSMax, 'offsetS is in range');
    writer.zigzag(header.offsetS);
  }
  if (header.basis !== null) {
    assert(header.basis.epoch16 <= eventRanges.epoch16Max, 'epoch16 is in range');
    writer.uint16(header.basis.epoch16);
    writer.varint(header.basis.judgedNo);
  }
  writer.varint(header.actor);
};

/** Writes the author's part of an event's name. */
export const writeEnrolment = (writer: ByteWriter, enrolment: EnrolmentId): void => {
  const bytes = bytesOfHex(enrolment);
  assert(bytes.ok && bytes.value.length === ENROLMENT_BYTES, 'an enrolment is eight bytes');
  writer.bytes(bytes.value);
};

export const writeSeq = (writer: ByteWriter, seq: number): void => {
  assert(seq >= 1 && seq <= eventRanges.seqMax, 'seq is in range');
  writer.varint(seq);
};

/** Reads what `writeHeader` wrote after the first two bytes, whatever the kind. */
export const readHeader = (reader: ByteReader, flags: number): EventHeader => ({
  enrolment: readEnrolment(reader),
  seq: readSeq(reader),
  wallMs: reader.varint(eventRanges.wallMsMax),
  clockSession: reader.uint32(),
  monotonicMs: reader.varint(eventRanges.monotonicMsMax),
  offsetS: flags & HAS_OFFSET ? reader.zigzag(OFFSET_ZIGZAG_MAX) : null,
  basis: flags & HAS_BASIS ? { epoch16: reader.uint16(), judgedNo: reader.varint() } : null,
  actor: reader.varint(eventRanges.actorMax),
});

/** The author and number of an event: eight bytes and a varint after the first two bytes, in every version that will ever be. */
export const readEnrolment = (reader: ByteReader): EnrolmentId => hexOf(reader.bytes(ENROLMENT_BYTES)) as EnrolmentId;

export const readSeq = (reader: ByteReader): number => {
  const seq = reader.varint(eventRanges.seqMax);
  return seq === 0 ? reader.refuse() : seq;
};

const OFFSET_ZIGZAG_MAX = eventRanges.offsetSMax * 2 + 1;
