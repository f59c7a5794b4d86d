import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { textOfUtf8, utf8Of } from '../bytes/index.ts';
import { readFrame, type FrameFormat } from './index.ts';

const formats: readonly FrameFormat[] = ['aztec', 'codabar', 'code_128', 'code_39', 'code_93', 'data_matrix', 'databar', 'ean_13', 'ean_8', 'itf', 'pdf417', 'qr_code', 'typed', 'upc_a', 'upc_e'];
const cocaCola = { kind: 'product', gtin: '07501055300075', inStore: false };

describe('readFrame', () => {
  test.each<[FrameFormat, string]>([
    ['ean_13', '7501055300075'],
    ['typed', '7501055300075'],
    ['typed', '7501 0553 00075'],
    ['qr_code', '7501055300075'],
    ['code_128', '0107501055300075'],
    ['data_matrix', ']d2\u001d0107501055300075172612311012A'],
    ['databar', '(01)07501055300075'],
    ['itf', '07501055300075'],
    ['qr_code', 'https://id.example/01/07501055300075?17=261231'],
  ])('%s %j is a product', (format, text) => {
    expect(readFrame({ text, format })).toEqual(cocaCola);
  });

  test('UPC-E is expanded, whether the decoder did it or not', () => {
    const product = { kind: 'product', gtin: '00042100005264', inStore: false };
    for (const text of ['04252614', '042100005264', '0042100005264']) expect(readFrame({ text, format: 'upc_e' })).toEqual(product);
    expect(readFrame({ text: '04252614', format: 'typed' })).toEqual(product);
  });

  test('weighed goods are a product of the store', () => {
    expect(readFrame({ text: '2012345006508', format: 'ean_13' })).toMatchObject({ kind: 'product', inStore: true });
  });

  test('a torn barcode is a wrong check digit, never a raw product', () => {
    expect(readFrame({ text: '7501055300074', format: 'ean_13' })).toEqual({ kind: 'wrong-check-digit', of: 'product', text: '7501055300074' });
    expect(readFrame({ text: '7501055300074', format: 'typed' })).toMatchObject({ kind: 'wrong-check-digit', of: 'product' });
    expect(readFrame({ text: 'QOA:C/ABCDEFGHJKM0', format: 'qr_code' })).toMatchObject({ kind: 'wrong-check-digit', of: 'card' });
    expect(readFrame({ text: 'ABCD-EFGH-JKM0', format: 'typed' })).toMatchObject({ kind: 'wrong-check-digit', of: 'card' });
    expect(readFrame({ text: 'https://qoa.example/pos/#enrol=ABCDEFGHJ0', format: 'qr_code' })).toMatchObject({ kind: 'wrong-check-digit', of: 'enrolment' });
  });

  test('a code that is no GTIN is kept as raw text', () => {
    expect(readFrame({ text: 'ABC-123', format: 'code_39' })).toEqual({ kind: 'raw-product', raw: 'ABC-123' });
    expect(readFrame({ text: '12345', format: 'typed' })).toEqual({ kind: 'raw-product', raw: '12345' });
    expect(readFrame({ text: 'Agua de jamaica', format: 'typed' })).toEqual({ kind: 'raw-product', raw: 'Agua de jamaica' });
    expect(readFrame({ text: '\u0000Agua\u009fde\u0007jamaica\u0085', format: 'code_128' })).toEqual({ kind: 'raw-product', raw: 'Agua de jamaica' });
    expect(readFrame({ text: 'ñ'.repeat(40), format: 'code_128' })).toEqual({ kind: 'raw-product', raw: 'ñ'.repeat(16) });
  });

  test.each<[string, string]>([
    ['', 'empty'],
    ['\u001d\u001d', 'empty'],
    ['https://wa.me/5215555555555', 'other-address'],
    ['WIFI:T:WPA;S:casa;;', 'other-text'],
    ['QOA:Z/123', 'unknown-kind'],
    ['QOA:V/', 'unknown-kind'],
    ['x'.repeat(5000), 'too-long'],
  ])('a QR with %.20s is not ours: %s', (text, why) => {
    expect(readFrame({ text, format: 'qr_code' })).toEqual({ kind: 'not-ours', why });
  });

  test('a voucher keeps its text in upper case', () => {
    expect(readFrame({ text: 'qoa:v/8z3k', format: 'qr_code' })).toEqual({ kind: 'voucher', voucher: '8Z3K' });
  });

  test.prop([fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^(QOA:[A-Z]\/)?\w{0,30}$/)), fc.constantFrom(...formats)])('any text has a reading, and raw text always fits an envelope', (text, format) => {
    const reading = readFrame({ text, format });
    if (reading.kind !== 'raw-product') return;
    const bytes = utf8Of(reading.raw);
    expect(bytes.length >= 1 && bytes.length <= 32).toBe(true);
    expect(textOfUtf8(bytes)).toEqual({ ok: true, value: reading.raw });
  });
});
