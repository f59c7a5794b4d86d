import { cardQrText, enrolmentUrl, readFrame } from '@qoa/shared/codes';
import type { CardCode, EnrolmentCode } from '@qoa/shared/ids';
import { describe, expect, test } from 'vitest';
import { meant } from './meant.ts';

const qr = (text: string): ReturnType<typeof readFrame> => readFrame({ text, format: 'qr_code' });
const card = qr(cardQrText('08H45HWJBADY' as CardCode));
const enrolment = qr(enrolmentUrl('https://qoa.example', 'ABCDEFGH1Y' as EnrolmentCode));

describe('what a reading is good for', () => {
  test('a sale takes cards and products', () => {
    expect(meant(card, 'sale')).toMatchObject({ ok: true, value: { kind: 'card' } });
    expect(meant(readFrame({ text: '7501055300075', format: 'ean_13' }), 'sale')).toMatchObject({ ok: true });
    expect(meant(readFrame({ text: 'ABC-1', format: 'code_128' }), 'sale')).toMatchObject({ ok: true, value: { kind: 'raw-product' } });
  });

  test('where a card is asked for, everything else says so', () => {
    expect(meant(card, 'card')).toMatchObject({ ok: true, value: { kind: 'card' } });
    for (const reading of [readFrame({ text: '7501055300075', format: 'ean_13' }), qr('https://example.com'), qr('QOA:V/8Z3K')]) expect(meant(reading, 'card')).toEqual({ ok: false, error: 'notCard' });
  });

  test('where a phone enrols, the QR of an enrolment code is what is asked for, and nothing else', () => {
    expect(meant(enrolment, 'enrol')).toEqual({ ok: true, value: { kind: 'enrolment', code: 'ABCDEFGH1Y' } });
    for (const reading of [card, readFrame({ text: '7501055300075', format: 'ean_13' }), qr('https://example.com'), qr('QOA:V/8Z3K')]) expect(meant(reading, 'enrol')).toEqual({ ok: false, error: 'notEnrolment' });
    for (const aim of ['sale', 'card'] as const) expect(meant(enrolment, aim)).toEqual({ ok: false, error: 'enrolmentHere' });
  });

  test('what is not ours, torn, or of another screen says so', () => {
    expect(meant(qr('https://example.com'), 'sale')).toEqual({ ok: false, error: 'NOT_OURS' });
    expect(meant(readFrame({ text: '7501055300074', format: 'ean_13' }), 'sale')).toEqual({ ok: false, error: 'CHECK_DIGIT_WRONG' });
    expect(meant(qr('QOA:C/08H45HWJBADX'), 'sale')).toEqual({ ok: false, error: 'CHECK_DIGIT_WRONG' });
    expect(meant(qr('QOA:V/8Z3K'), 'sale')).toEqual({ ok: false, error: 'voucherLater' });
  });
});
