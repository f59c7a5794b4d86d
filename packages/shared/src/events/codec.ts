import { ByteReader, ByteWriter } from '../bytes/index.ts';
import { assert, err, ok, type Result } from '../result/index.ts';
import { claimFlags, readClaim, writeClaim } from './claim-body.ts';
import { eventKindNumbers, type DeviceEvent, type EventHeader } from './event.ts';
import { BODY_FLAGS, ENVELOPE_VERSION, KIND_NUMBER_MAX, readHeader, writeHeader } from './header.ts';
import { ENVELOPE_BYTES_MAX, TAG_BYTES } from './ranges.ts';
import { readSale, saleFlags, writeSale } from './sale-body.ts';

/** Why bytes are no event: damaged (they re-encode to something else, or not at all), or of a version that this release does not know. */
export type DecodeRefusal = 'damaged' | 'unknown-version';

/**
 * The bytes of an event, without their tag. One event has one text of bytes, and `decodeEvent` gives the event back.
 * Numbers outside `eventRanges` are defects: pass clocks through `sealableClock` first.
 */
export const encodeEvent = (event: DeviceEvent): Uint8Array => {
  const writer = new ByteWriter();
  switch (event.kind) {
    case 'SaleRecorded':
      writeHeader(writer, event, eventKindNumbers.SaleRecorded, saleFlags(event));
      writeSale(writer, event);
      break;
    case 'SaleClaimed':
      writeHeader(writer, event, eventKindNumbers.SaleClaimed, claimFlags(event));
      writeClaim(writer, event);
      break;
    case 'Sealed':
      assert(event.kindNumber >= 1 && event.kindNumber <= KIND_NUMBER_MAX && !isReadable(event.kindNumber), 'a sealed body is of another kind');
      assert((event.bodyFlags & ~BODY_FLAGS) === 0, 'body flags are the six high bits');
      writeHeader(writer, event, event.kindNumber, event.bodyFlags);
      writer.bytes(event.body);
  }
  const body = writer.written();
  assert(body.length + TAG_BYTES <= ENVELOPE_BYTES_MAX, 'an envelope has a longest size');
  return body;
};

/** Kinds with a body that this release reads: such an event is never `Sealed`, or it would have two forms. */
const isReadable = (kindNumber: number): boolean => kindNumber === eventKindNumbers.SaleRecorded || kindNumber === eventKindNumbers.SaleClaimed;

/**
 * The event of bytes without their tag, total on any bytes. What decodes encodes to the same bytes.
 * A kind whose body this release cannot read comes back as `Sealed`: its header is true, its body is kept as it came.
 *
 * Errors: damaged; unknown-version (its author and number can still be read with `peekHeader`).
 * Law: old phones
 */
export const decodeEvent = (body: Uint8Array): Result<DeviceEvent, DecodeRefusal> => {
  if (body.length + TAG_BYTES > ENVELOPE_BYTES_MAX) return err('damaged');
  const reader = new ByteReader(body);
  const first = reader.byte();
  if (first >> 5 !== ENVELOPE_VERSION) return err(first >> 5 > ENVELOPE_VERSION ? 'unknown-version' : 'damaged');
  const kindNumber = first & KIND_NUMBER_MAX;
  const flags = reader.byte();
  const header = readHeader(reader, flags);
  const event = readBody(reader, header, kindNumber, flags & BODY_FLAGS);
  return reader.finished() ? ok(event) : err('damaged');
};

const readBody = (reader: ByteReader, header: EventHeader, kindNumber: number, bodyFlags: number): DeviceEvent => {
  if (kindNumber === eventKindNumbers.SaleRecorded) return readSale(reader, header, bodyFlags);
  if (kindNumber === eventKindNumbers.SaleClaimed) return readClaim(reader, header, bodyFlags);
  if (kindNumber === 0) reader.refuse();
  const body = reader.bytes(reader.end - reader.at).slice();
  return { ...header, kind: 'Sealed', kindNumber, bodyFlags, body };
};
