/**
 * One-dimensional arrays in PostgreSQL's binary wire form, the same on a real server and on the embedded one.
 * Source: src/backend/utils/adt/arrayfuncs.c, array_recv.
 */
const headerBytes = 20;
const nullLength = -1;
const oids = { bool: 16, bytea: 17, int8: 20, int2: 21, int4: 23, text: 25 } as const;

/** An array under way: where its next element goes, on the same bytes as `buffer`. */
interface Column {
  readonly buffer: Buffer;
  readonly view: DataView;
}

const column = (sizeBytes: number, count: number, oid: number, hasNull: boolean): Column => {
  const buffer = Buffer.allocUnsafe(headerBytes + sizeBytes);
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
  view.setInt32(0, 1);
  view.setInt32(4, hasNull ? 1 : 0);
  view.setInt32(8, oid);
  view.setInt32(12, count);
  view.setInt32(16, 1);
  return { buffer, view };
};

const nullsIn = (values: readonly unknown[]): number => {
  let nulls = 0;
  for (let i = 0; i < values.length; i += 1) if (values[i] === null) nulls += 1;
  return nulls;
};

// Lists of instants hold doubles, lists of numbers small integers: an iterator over both would box each of them.

/** `int4[]`; null is SQL's null. */
export const int4Array = (values: readonly (number | null)[]): Buffer => {
  const nulls = nullsIn(values);
  const { buffer, view } = column(values.length * 8 - nulls * 4, values.length, oids.int4, nulls > 0);
  let at = headerBytes;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? null;
    if (value === null) {
      view.setInt32(at, nullLength);
      at += 4;
      continue;
    }
    view.setInt32(at, 4);
    view.setInt32(at + 4, value);
    at += 8;
  }
  return buffer;
};

/** `int2[]`. */
export const int2Array = (values: readonly number[]): Buffer => {
  const { buffer, view } = column(values.length * 6, values.length, oids.int2, false);
  let at = headerBytes;
  for (let i = 0; i < values.length; i += 1) {
    view.setInt32(at, 2);
    view.setInt16(at + 4, values[i] ?? 0);
    at += 6;
  }
  return buffer;
};

/** `int8[]` from safe integers; null is SQL's null. */
export const int8Array = (values: readonly (number | null)[]): Buffer => {
  const nulls = nullsIn(values);
  const { buffer, view } = column(values.length * 12 - nulls * 8, values.length, oids.int8, nulls > 0);
  let at = headerBytes;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? null;
    if (value === null) {
      view.setInt32(at, nullLength);
      at += 4;
      continue;
    }
    view.setInt32(at, 8);
    // Two halves are twice as fast as a BigInt; the floor keeps the sign.
    const high = Math.floor(value / 0x1_0000_0000);
    view.setInt32(at + 4, high);
    view.setUint32(at + 8, value - high * 0x1_0000_0000);
    at += 12;
  }
  return buffer;
};

/** `bool[]`; null is SQL's null. */
export const boolArray = (values: readonly (boolean | null)[]): Buffer => {
  const nulls = nullsIn(values);
  const { buffer, view } = column(values.length * 5 - nulls, values.length, oids.bool, nulls > 0);
  let at = headerBytes;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? null;
    if (value === null) {
      view.setInt32(at, nullLength);
      at += 4;
      continue;
    }
    view.setInt32(at, 1);
    view.setUint8(at + 4, value ? 1 : 0);
    at += 5;
  }
  return buffer;
};

/** `bytea[]`; null is SQL's null. */
export const byteaArray = (values: readonly (Uint8Array | null)[]): Buffer => {
  const sizeBytes = values.reduce((sum, value) => sum + 4 + (value?.length ?? 0), 0);
  const { buffer } = column(sizeBytes, values.length, oids.bytea, values.includes(null));
  let at = headerBytes;
  for (const value of values) {
    at = buffer.writeInt32BE(value?.length ?? nullLength, at);
    if (value === null) continue;
    buffer.set(value, at);
    at += value.length;
  }
  return buffer;
};

/** `bytea[]` from values written as lower-case hex digits. */
export const byteaArrayOfHex = (values: readonly string[]): Buffer => {
  let sizeBytes = 0;
  for (const value of values) sizeBytes += 4 + value.length / 2;
  const { buffer } = column(sizeBytes, values.length, oids.bytea, false);
  let at = headerBytes;
  for (const value of values) {
    at = buffer.writeInt32BE(value.length / 2, at);
    // A call out of the engine costs more than the digits of a short value.
    for (let i = 0; i < value.length; i += 2) buffer[at++] = (nibble(value.charCodeAt(i)) << 4) | nibble(value.charCodeAt(i + 1));
  }
  return buffer;
};

const nibble = (code: number): number => (code < 0x3a ? code - 0x30 : code - 0x57);

/** `text[]`; null is SQL's null. */
export const textArray = (values: readonly (string | null)[]): Buffer => {
  let roomBytes = 0;
  for (const value of values) roomBytes += 4 + (value === null ? 0 : value.length * utf8BytesMax);
  const { buffer } = column(roomBytes, values.length, oids.text, values.includes(null));
  let at = headerBytes;
  for (const value of values) {
    const length = value === null ? nullLength : writeText(buffer, value, at + 4);
    at = buffer.writeInt32BE(length, at) + Math.max(0, length);
  }
  return buffer.subarray(0, at);
};

/** The most bytes of UTF-8 that one unit of UTF-16 takes. */
const utf8BytesMax = 3;

/** Nearly all texts are short and ASCII, and written here; the others by the engine. Answers bytes. */
const writeText = (buffer: Buffer, value: string, start: number): number => {
  for (let i = 0; i < value.length; i += 1) {
    const code = value.charCodeAt(i);
    if (code >= 0x80) return buffer.write(value, start, 'utf8');
    buffer[start + i] = code;
  }
  return value.length;
};
