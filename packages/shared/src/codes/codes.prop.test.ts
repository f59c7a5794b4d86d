import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { CardCode, EnrolmentCode } from '../ids/index.ts';
import { cardCodeBytes, cardCodeOf, cardQrText, crockfordSymbols, drawCardCode, drawEnrolmentCode, enrolmentUrl, readCardCode, readEnrolmentCode, readFrame, writtenCardCode, writtenEnrolmentCode } from './index.ts';

const cardBytes = fc.uint8Array({ minLength: 7, maxLength: 7 }).map((bytes) => Uint8Array.from(bytes, (byte, i) => (i === 0 ? byte & 0x7f : byte)));
const cards = cardBytes.map(cardCodeOf);
const enrolmentCodes = fc
  .uint8Array({ minLength: 9, maxLength: 9 })
  .map(drawEnrolmentCode)
  .filter((code): code is EnrolmentCode => code !== null);

describe('codes', () => {
  test.prop([cardBytes])('a card code and its bytes name each other', (bytes) => {
    expect(cardCodeBytes(cardCodeOf(bytes))).toEqual(bytes);
    expect(readCardCode(cardCodeOf(bytes))).toEqual({ ok: true, value: cardCodeOf(bytes) });
  });

  test.prop([fc.oneof(cards, enrolmentCodes)])('every single wrong symbol is caught', (code) => {
    for (let i = 0; i < code.length; i++)
      for (const symbol of crockfordSymbols) if (symbol !== code[i]) expect(readAs(code, code.slice(0, i) + symbol + code.slice(i + 1))).toBe(false);
  }, 60_000);

  test.prop([fc.oneof(cards, enrolmentCodes)])('any two symbols that change places are caught', (code) => {
    for (let i = 0; i < code.length; i++)
      for (let k = i + 1; k < code.length; k++) {
        const symbols = [...code];
        [symbols[i], symbols[k]] = [code.charAt(k), code.charAt(i)];
        if (code[i] !== code[k]) expect(readAs(code, symbols.join(''))).toBe(false);
      }
  });

  test.prop([cards, fc.array(fc.nat(), { minLength: 12, maxLength: 12 })])('a card is read as people write it', (card, choices) => {
    const written = [...writtenCardCode(card)].map((symbol, i) => oneOf([symbol, symbol.toLowerCase(), ...(aliases[symbol] ?? [])], choices[i % 12] ?? 0)).join('');
    expect(readCardCode(written.replaceAll('-', oneOf(['-', ' ', '', ' - ', '–'], choices[0] ?? 0)))).toEqual({ ok: true, value: card });
  });

  test.prop([enrolmentCodes])('an enrolment code is read typed and from its address', (code) => {
    const reading = { kind: 'enrolment', code };
    expect(readEnrolmentCode(writtenEnrolmentCode(code).toLowerCase())).toEqual({ ok: true, value: code });
    expect(readFrame({ text: enrolmentUrl('https://qoa.example/', code), format: 'qr_code' })).toEqual(reading);
    expect(readFrame({ text: code, format: 'typed' })).toEqual(reading);
  });

  test.prop([cards])('a card is read from its QR, from an address and typed', (card) => {
    for (const text of [cardQrText(card), cardQrText(card).toLowerCase(), `https://qoa.example/c/${card}`, card])
      expect(readFrame({ text, format: 'qr_code' })).toEqual({ kind: 'card', card });
    expect(readFrame({ text: writtenCardCode(card), format: 'typed' })).toEqual({ kind: 'card', card });
  });

  test('a code of digits alone is drawn again, and zeros are no card', () => {
    expect(drawCardCode(Uint8Array.of(0x7f, 1, 2, 3, 4, 5, 6))).not.toBe(null);
    expect(drawCardCode(allDigitBytes())).toBe(null);
    expect(readCardCode('000000000000').ok).toBe(false);
  });

  test('symbols outside the alphabet and other lengths are told apart from a wrong checksum', () => {
    expect(readCardCode('UUUU-UUUU-UUUU')).toEqual({ ok: false, error: 'wrong-symbol' });
    expect(readCardCode('ABC')).toEqual({ ok: false, error: 'wrong-length' });
    expect(readCardCode('ABCDEFGHJKM0')).toEqual({ ok: false, error: 'wrong-checksum' });
  });
});

const readAs = (original: string, changed: string): boolean => (original.length === 12 ? readCardCode(changed) : readEnrolmentCode(changed)).ok;
const aliases: Readonly<Record<string, readonly string[]>> = { 0: ['O', 'o'], 1: ['I', 'l', 'L', 'i'] };
const oneOf = (choices: readonly string[], index: number): string => choices[index % choices.length] ?? '';

const allDigitBytes = (): Uint8Array => {
  const check = [...crockfordSymbols].slice(0, 10).flatMap((last) => [...crockfordSymbols].map((symbol) => `2345678901${last}${symbol}`));
  const code = check.find((text) => /^\d+$/.test(text) && readCardCode(text).ok);
  return cardCodeBytes(code as CardCode);
};
