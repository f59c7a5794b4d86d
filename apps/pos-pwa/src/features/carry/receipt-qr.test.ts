import { fc, test } from '@fast-check/vitest';
import { base64urlOf } from '@qoa/shared/bytes';
import { receiptEnvelopes } from '@qoa/shared/carry';
import { encodeEvent, eventRanges, sealedBytes, type SaleClaimed, type SaleLine, type SaleRecorded, TAG_BYTES } from '@qoa/shared/events';
import type { CardCode, EnrolmentId, EventHash, Gtin } from '@qoa/shared/ids';
import { describe, expect } from 'vitest';
import { receiptQr } from './receipt-qr.ts';

const line = (amountCents: number | null = null): SaleLine => ({ product: { gtin: '97501055300078' as Gtin }, quantity: 1000, amountCents });
const header = {
  ...{ enrolment: 'ffffffffffffffff' as EnrolmentId, wallMs: 1_795_000_000_000, clockSession: 0xffffffff, monotonicMs: 86_400_000 },
  ...{ offsetS: -120, basis: { epoch16: 0xffff, judgedNo: 9_876_543 }, actor: 3, card: '08H45HWJBADY' as CardCode, cardTyped: false },
};
const sealed = (event: SaleRecorded | SaleClaimed): Uint8Array => sealedBytes(encodeEvent(event), new Uint8Array(TAG_BYTES).fill(0xa5));
const sold = (lines: readonly SaleLine[]): Uint8Array => sealed({ ...header, kind: 'SaleRecorded', seq: 123_456, lines, ticketCents: null });
const cardAdded = sealed({ ...header, kind: 'SaleClaimed', seq: 123_457, sale: { enrolment: header.enrolment, seq: 123_456, hash: 'e'.repeat(32) as EventHash } });
const versionOf = (origin: string, lines: readonly SaleLine[]): number => {
  const qr = receiptQr(origin, [sold(lines)]);
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

  test('of a sale of one product and the card that was added to it takes version 12 at most', () => {
    const qr = receiptQr('https://192.168.100.100:8080', [sold([line(1_850)]), cardAdded]);
    expect(qr.ok && qr.value.version).toBeLessThanOrEqual(12);
  });

  test('that no camera would read is not drawn', () => {
    expect(receiptQr('https://qoa.mx', [sold(Array.from({ length: eventRanges.linesMax }, () => line()))])).toEqual({ ok: false, error: 'RECEIPT_TOO_LONG' });
  });

  test.prop([fc.integer({ min: 1, max: 30 })])('either says that it is too long or holds the whole envelope', (count) => {
    const envelope = sold(Array.from({ length: count }, () => line()));
    const qr = receiptQr('https://qoa.mx', [envelope]);
    if (qr.ok) expect(receiptEnvelopes(new URL(qr.value.link).hash.slice(1))).toEqual({ ok: true, value: [base64urlOf(envelope)] });
    else expect(count).toBeGreaterThan(10);
  });
});
