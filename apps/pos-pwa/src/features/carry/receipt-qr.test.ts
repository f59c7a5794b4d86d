import { fc, test } from '@fast-check/vitest';
import { receiptBytes } from '@qoa/shared/carry';
import { encodeEvent, eventRanges, sealedBytes, type SaleLine, type SaleRecorded, TAG_BYTES } from '@qoa/shared/events';
import type { CardCode, EnrolmentId, Gtin } from '@qoa/shared/ids';
import { describe, expect } from 'vitest';
import { receiptQr } from './receipt-qr.ts';

const line = (amountCents: number | null = null): SaleLine => ({ product: { gtin: '97501055300078' as Gtin }, quantity: 1000, amountCents });
const sold = (lines: readonly SaleLine[]): Uint8Array => {
  const sale: SaleRecorded = {
    ...{ kind: 'SaleRecorded', enrolment: 'ffffffffffffffff' as EnrolmentId, seq: 123_456, wallMs: 1_795_000_000_000, clockSession: 0xffffffff, monotonicMs: 86_400_000 },
    ...{ offsetS: -120, basis: { epoch16: 0xffff, judgedNo: 9_876_543 }, actor: 3, card: '08H45HWJBADY' as CardCode, cardTyped: false, lines, ticketCents: null },
  };
  return sealedBytes(encodeEvent(sale), new Uint8Array(TAG_BYTES).fill(0xa5));
};
const versionOf = (origin: string, lines: readonly SaleLine[]): number => {
  const qr = receiptQr(origin, sold(lines));
  return qr.ok ? qr.value.version : Infinity;
};

describe('a QR receipt', () => {
  test.each(['https://qoa.mx', 'http://localhost:8080', 'https://192.168.100.100:8080'])('of one product takes version 7 at most, from %s', (origin) => {
    expect(versionOf(origin, [line()])).toBeLessThanOrEqual(7);
    expect(versionOf(origin, [line(1_850)])).toBeLessThanOrEqual(7);
  });

  test('of ten products with their prices takes version 12 at most', () => {
    expect(versionOf('https://192.168.100.100:8080', Array.from({ length: 10 }, () => line(123_450)))).toBeLessThanOrEqual(12);
  });

  test('that no camera would read is not drawn', () => {
    expect(receiptQr('https://qoa.mx', sold(Array.from({ length: eventRanges.linesMax }, () => line())))).toEqual({ ok: false, error: 'RECEIPT_TOO_LONG' });
  });

  test.prop([fc.integer({ min: 1, max: 30 })])('either says that it is too long or holds the whole envelope', (count) => {
    const envelope = sold(Array.from({ length: count }, () => line()));
    const qr = receiptQr('https://qoa.mx', envelope);
    if (qr.ok) expect(receiptBytes(new URL(qr.value.link).hash.slice(1))).toEqual({ ok: true, value: envelope });
    else expect(count).toBeGreaterThan(10);
  });
});
