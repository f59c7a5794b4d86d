import { ByteReader, ByteWriter } from '../bytes/index.ts';
import { assert, err, ok, type Result } from '../result/index.ts';
import { eventKindNumbers, type DeviceEvent } from './event.ts';
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
  if (event.kind === 'Sealed') {
    assert(event.kindNumber >= 1 && event.kindNumber <= KIND_NUMBER_MAX && event.kindNumber !== eventKindNumbers.SaleRecorded, 'a sealed body is of another kind');
    assert((event.bodyFlags & ~BODY_FLAGS) === 0, 'body flags are the six high bits');
    writeHeader(writer, event, event.kindNumber, event.bodyFlags);
    writer.bytes(event.body);
  } else {
    writeHeader(writer, event, eventKindNumbers.SaleRecorded, saleFlags(event));
    writeSale(writer, event);
  }
  const body = writer.written();
  assert(body.length + TAG_BYTES <= ENVELOPE_BYTES_MAX, 'an envelope has a longest size');
  return body;
};

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
  const event = kindNumber === eventKindNumbers.SaleRecorded ? readSale(reader, header, flags & BODY_FLAGS) : readSealed(reader, header, kindNumber, flags & BODY_FLAGS);
  return reader.finished() ? ok(event) : err('damaged');
};

const readSealed = (reader: ByteReader, header: ReturnType<typeof readHeader>, kindNumber: number, bodyFlags: number): DeviceEvent => {
  if (kindNumber === 0) reader.refuse();
  const body = reader.bytes(reader.end - reader.at).slice();
  return { ...header, kind: 'Sealed', kindNumber, bodyFlags, body };
};
