import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { base64urlOf, utf8Of } from '../bytes/index.ts';
import { type EarlierAnswer, ENVELOPE_BYTES_MAX } from '../events/index.ts';
import type { Epoch, EventHash, Tag } from '../ids/index.ts';
import { PUSH_BODY_BYTES_MAX, PUSH_EVENTS_MAX } from '../protocol/index.ts';
import { readRescueText, receiptEnvelopes, receiptLink, rescueText } from './index.ts';

const heading = { notes: ['Ventas de La Esquina', 'Compártelo con soporte'], madeAt: '2026-11-22T18:00:00.000Z' };
const envelope = fc.uint8Array({ minLength: 40, maxLength: 300 });
const unanswered = (bytes: Uint8Array) => ({ bytes, answers: [] });
const answersOf = (count: number): readonly EarlierAnswer[] =>
  Array.from({ length: count }, (_, n) => ({ epoch: `${n}`.repeat(16) as Epoch, answer: { seq: 1, hash: 'ab'.repeat(16) as EventHash, judgedNo: n, class: 'accepted', code: null, facts: {}, given: [], tag: '5d'.repeat(16) as Tag, proof: '6e'.repeat(16) as Tag } }));
const answerText = (answer: EarlierAnswer): string => base64urlOf(utf8Of(JSON.stringify(answer)));

describe('a rescue file', () => {
  const certificates = fc.uniqueArray(fc.record({ certificate: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 500 }), certificateSignature: fc.stringMatching(/^[\w-]{86}$/) }), { selector: ({ certificate }) => certificate, maxLength: 5 });
  const events = fc.uniqueArray(fc.record({ bytes: envelope, answers: fc.integer({ max: 3 }).map((count) => answersOf(count)) }), { selector: ({ bytes }) => base64urlOf(bytes), maxLength: 20 });
  test.prop([events, certificates])('what was written is read, in its order', (sold, phones) => {
    const read = readRescueText(rescueText(heading, { events: sold, certificates: phones }));
    const answered = sold.filter(({ answers }) => answers.length > 0).map(({ bytes, answers }) => [base64urlOf(bytes), answers.map(answerText)] as const);
    expect(read).toEqual({ certificates: phones, envelopes: sold.map(({ bytes }) => base64urlOf(bytes)), answers: new Map(answered), damaged: 0 });
  });

  test('answers stand behind their envelope, for people to an earlier reader; of one three are read, once each, and a torn one is none', () => {
    const [one, two] = [1, 2].map((n) => new Uint8Array(80).fill(n)) as [Uint8Array, Uint8Array];
    const text = rescueText(heading, { events: [{ bytes: one, answers: answersOf(4) }, { bytes: two, answers: answersOf(1) }], certificates: [] });
    expect(text.split('\n').filter((line) => !line.startsWith('#'))).toEqual([base64urlOf(one), base64urlOf(two), '']);
    const all = new Map([[base64urlOf(one), answersOf(3).map(answerText)], [base64urlOf(two), answersOf(1).map(answerText)]]);
    for (const changed of [text, text.replaceAll('\n', '\r\n'), text.replaceAll(/^/gm, '> '), `${text}${text}`]) expect(readRescueText(changed)).toMatchObject({ answers: all, damaged: 0 });
    expect(readRescueText(text.replaceAll('ANSWER e', 'ANSWER ¿'))).toEqual({ certificates: [], envelopes: [base64urlOf(one), base64urlOf(two)], answers: new Map(), damaged: 0 });
  });

  test('no poison: whatever answers somebody writes behind them, the sales of a portion fit one request', () => {
    const sold = Array.from({ length: PUSH_EVENTS_MAX }, (_, n) => base64urlOf(new Uint8Array(96).fill(n % 256).fill(Math.floor(n / 256), 90)));
    const behind = (length: number): string => ['a', 'b', 'c'].map((own) => `# QOA ANSWER ${own.repeat(length)}`).join('\n');
    const requestOf = (length: number): { readonly envelopes: readonly string[]; readonly answers: readonly string[] } => {
      const { envelopes, answers } = readRescueText(sold.map((line) => `${line}\n${behind(length)}`).join('\n'));
      return { envelopes, answers: [...answers.values()].flat() };
    };
    const longest = requestOf(2_000);
    expect([longest.envelopes.length, longest.answers.length]).toEqual([PUSH_EVENTS_MAX, 3 * PUSH_EVENTS_MAX]);
    for (const request of [longest, requestOf(2_001), requestOf(8_000)]) expect(JSON.stringify(request).length).toBeLessThan(PUSH_BODY_BYTES_MAX);
  });

  test('survives other line ends, a byte order mark, quoting and a cut', () => {
    const envelopes = [1, 2, 3].map((n) => new Uint8Array(80).fill(n));
    const [first, second, third] = envelopes.map((bytes) => base64urlOf(bytes));
    const phone = { certificate: '{"v":1,"tienda":"La Niña"}', certificateSignature: 'S'.repeat(86) };
    const text = rescueText(heading, { events: envelopes.map(unanswered), certificates: [phone] });
    for (const changed of [text.replaceAll('\n', '\r\n'), `\uFEFF${text}`, text.replaceAll(/^/gm, '> '), text.replaceAll('\n', '\n\n')]) {
      expect(readRescueText(changed)).toEqual({ certificates: [phone], envelopes: [first, second, third], answers: new Map(), damaged: 0 });
    }
    expect(readRescueText(text.slice(0, text.length - 90))).toMatchObject({ envelopes: [first, second], damaged: 1 });
  });

  test('a damaged line harms nobody else, and a line twice is one event', () => {
    const text = rescueText(heading, { events: [1, 2].map((n) => unanswered(new Uint8Array(80).fill(n))), certificates: [] });
    const lines = text.trimEnd().split('\n');
    const torn = [...lines.slice(0, -1), `${lines.at(-1)?.slice(0, 20)}¿?`, lines.at(-2)].join('\n');
    expect(readRescueText(torn)).toMatchObject({ envelopes: [lines.at(-2)], damaged: 1 });
  });

  test('the longest envelope is read, and a line that is longer than any is damaged', () => {
    const longest = base64urlOf(new Uint8Array(ENVELOPE_BYTES_MAX));
    expect(readRescueText(`${longest}\n${'A'.repeat(5_000_000)}\n`)).toMatchObject({ envelopes: [longest], damaged: 1 });
  });

  test('of certificates 32 are read, once each, and a torn one is none', () => {
    const phones = Array.from({ length: 40 }, (_, i) => ({ certificate: `phone ${i}`, certificateSignature: 'S'.repeat(86) }));
    const text = rescueText(heading, { events: [], certificates: phones });
    expect(readRescueText(`${text}${text}`)).toEqual({ certificates: phones.slice(0, 32), envelopes: [], answers: new Map(), damaged: 0 });
    expect(readRescueText(text.replaceAll(' SSS', ' ¿SS')).certificates).toEqual([]);
  });

  test.prop([fc.string()])('any text is read', (text) => {
    expect(readRescueText(text).damaged).toBeGreaterThanOrEqual(0);
  });
});

describe('a receipt', () => {
  const bytes = new Uint8Array(68).fill(7);

  test.each([[[bytes]], [[bytes, new Uint8Array(95).fill(9)]]])('is a link whose fragment holds the envelopes', (envelopes) => {
    const link = new URL(receiptLink('https://qoa.example', envelopes));
    expect([link.origin, link.pathname, link.search]).toEqual(['https://qoa.example', '/r', '']);
    expect(receiptEnvelopes(link.hash.slice(1))).toEqual({ ok: true, value: envelopes.map((each) => base64urlOf(each)) });
  });

  test.prop([fc.string()])('any other fragment is told apart', (fragment) => {
    const read = receiptEnvelopes(fragment);
    expect(read.ok || read.error === 'RECEIPT_DAMAGED').toBe(true);
  });

  test('a torn one is damaged', () => {
    const whole = base64urlOf(bytes);
    for (const torn of [whole.slice(0, 12), `${whole}.`, `${whole}.${whole.slice(0, 12)}`, `.${whole}`]) expect(receiptEnvelopes(torn)).toEqual({ ok: false, error: 'RECEIPT_DAMAGED' });
  });
});
