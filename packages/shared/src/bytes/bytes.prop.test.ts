import { test, fc } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { base64urlOf, ByteReader, bytesOfBase64url, bytesOfHex, ByteWriter, cutToUtf8Bytes, hexOf, textOfUtf8, utf8Of, VARINT_MAX } from './index.ts';

const anyBytes = fc.uint8Array({ maxLength: 100 });

describe('texts of bytes', () => {
  test.prop([anyBytes])('hex reads back and equals the platform', (bytes) => {
    expect(hexOf(bytes)).toBe(Buffer.from(bytes).toString('hex'));
    expect(bytesOfHex(hexOf(bytes))).toEqual({ ok: true, value: bytes });
  });

  test.prop([anyBytes])('base64url reads back and equals the platform', (bytes) => {
    expect(base64urlOf(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    expect(bytesOfBase64url(base64urlOf(bytes))).toEqual({ ok: true, value: bytes });
  });

  test.prop([fc.string()])('a text that reads as base64url or hex is the text of what it reads as', (text) => {
    const base64url = bytesOfBase64url(text);
    if (base64url.ok) expect(base64urlOf(base64url.value)).toBe(text);
    const hex = bytesOfHex(text);
    if (hex.ok) expect(hexOf(hex.value)).toBe(text);
  });

  test('padding, spare bits and the other alphabet are refused', () => {
    for (const text of ['AA==', 'AB', 'A', '+/+/', 'AA A']) expect(bytesOfBase64url(text).ok).toBe(false);
    for (const text of ['0', 'AB', '0g']) expect(bytesOfHex(text).ok).toBe(false);
  });

  test.prop([fc.string({ unit: 'binary' })])('UTF-8 equals the platform and reads back', (text) => {
    expect(utf8Of(text)).toEqual(new Uint8Array(new TextEncoder().encode(text)));
    expect(textOfUtf8(utf8Of(text))).toEqual({ ok: true, value: new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8Of(text)) });
  });

  test.prop([fc.uint8Array({ maxLength: 12 })])('bytes are refused as UTF-8 exactly where the platform refuses them', (bytes) => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const platform = ((): string | null => {
      try {
        return decoder.decode(bytes);
      } catch {
        return null;
      }
    })();
    const read = textOfUtf8(bytes);
    expect(read.ok ? read.value : null).toBe(platform);
  });

  test.prop([fc.string({ unit: 'grapheme' }), fc.nat(40)])('a cut keeps whole characters and never more bytes than asked', (text, bytesMax) => {
    const cut = cutToUtf8Bytes(text, bytesMax);
    expect(text.startsWith(cut)).toBe(true);
    expect(utf8Of(cut).length).toBeLessThanOrEqual(bytesMax);
    const next = [...text.slice(cut.length)][0];
    if (next !== undefined) expect(utf8Of(cut + next).length).toBeGreaterThan(bytesMax);
  });
});

describe('varints', () => {
  test.prop([fc.maxSafeNat(), fc.integer({ min: -(2 ** 52), max: 2 ** 52 - 1 })])('numbers read back', (unsigned, signed) => {
    const writer = new ByteWriter(1);
    writer.varint(unsigned);
    writer.zigzag(signed);
    const reader = new ByteReader(writer.written());
    expect([reader.varint(), reader.zigzag(), reader.finished()]).toEqual([unsigned, signed, true]);
  });

  test.prop([fc.uint8Array({ minLength: 1, maxLength: 9 })])('bytes that read as a varint are its only bytes', (bytes) => {
    const reader = new ByteReader(bytes);
    const value = reader.varint();
    if (!reader.finished()) return;
    const writer = new ByteWriter();
    writer.varint(value);
    expect(writer.written()).toEqual(bytes);
  });

  test('the highest number takes eight bytes, one above it is refused, and so is a longer form', () => {
    const writer = new ByteWriter();
    writer.varint(VARINT_MAX);
    expect(hexOf(writer.written())).toBe('ffffffffffffff0f');
    for (const bytes of [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x10], [0x80, 0x00], [0x80], []]) {
      const reader = new ByteReader(Uint8Array.from(bytes));
      reader.varint();
      expect(reader.failed).toBe(true);
    }
    expect(() => writer.varint(-1)).toThrow('varint');
    expect(() => writer.varint(0.5)).toThrow('varint');
  });

  test('fixed widths read back, the high byte first', () => {
    const writer = new ByteWriter(2);
    writer.uint32(0xfedcba98);
    writer.uint16(0x1234);
    writer.bytes(Uint8Array.of(7, 8));
    expect(hexOf(writer.written())).toBe('fedcba9812340708');
    const reader = new ByteReader(writer.written());
    expect([reader.uint32(), reader.uint16(), hexOf(reader.bytes(2)), reader.finished()]).toEqual([0xfedcba98, 0x1234, '0708', true]);
    expect([reader.bytes(1).length, reader.failed]).toEqual([0, true]);
  });
});
