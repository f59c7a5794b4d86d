import { describe, expect, test } from 'vitest';
import { bytesOfHex, hexOf } from '../bytes/index.ts';
import { cardCodeOf } from '../codes/index.ts';
import type { EnrolmentId, Epoch, EventHash, Gtin, ProgrammeId } from '../ids/index.ts';
import { answerText, decodeEvent, encodeEvent, ENVELOPE_BYTES_MAX, eventRanges, TAG_BYTES, type Answer, type SaleRecorded } from './index.ts';

const enrolment = '0123456789abcdef' as EnrolmentId;
const usual: SaleRecorded = {
  kind: 'SaleRecorded',
  enrolment,
  seq: 1234,
  wallMs: 1_795_384_800_000,
  clockSession: 0xdeadbeef,
  monotonicMs: 3_600_000,
  offsetS: -12,
  basis: { epoch16: 0xcafe, judgedNo: 98_765 },
  actor: 2,
  card: cardCodeOf(Uint8Array.of(0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde)),
  cardTyped: false,
  lines: [{ product: { gtin: '07501055300075' as Gtin }, quantity: 1000, amountCents: 1850 }],
  ticketCents: null,
};

describe('envelope v1 by example', () => {
  test('the bytes of a usual sale', () => {
    expect(hexOf(encodeEvent(usual))).toBe(
      ['21', '07', '0123456789abcdef', 'd209', '80e697aaa034', 'deadbeef', '80dddb01', '17', 'cafe', 'cd8306', '02', '123456789abcde', '01', '02', '979d98aeea15', 'ba0e'].join(''),
    );
  });

  test('a usual sale takes 66 bytes with its tag, the largest of one GTIN line 95; of 32 bytes of raw text 92 and 120', () => {
    const largest: SaleRecorded = {
      ...usual,
      seq: eventRanges.seqMax,
      wallMs: eventRanges.wallMsMax,
      monotonicMs: eventRanges.monotonicMsMax,
      offsetS: eventRanges.offsetSMin,
      basis: { epoch16: 0xffff, judgedNo: eventRanges.judgedNoMax },
      actor: eventRanges.actorMax,
      lines: [{ product: { gtin: '99999999999997' as Gtin }, quantity: eventRanges.quantityMax, amountCents: eventRanges.centsMax }],
      ticketCents: eventRanges.centsMax,
    };
    expect(encodeEvent(usual).length + TAG_BYTES).toBe(66);
    expect(encodeEvent(largest).length + TAG_BYTES).toBe(95);
    expect(decodeEvent(encodeEvent(largest))).toEqual({ ok: true, value: largest });
    const asText = (sale: SaleRecorded): SaleRecorded => ({ ...sale, lines: sale.lines.map((line) => ({ ...line, product: { raw: 'ñ'.repeat(16) } })) });
    expect([usual, largest].map((sale) => encodeEvent(asText(sale)).length + TAG_BYTES)).toEqual([92, 120]);
  });

  test('the largest sale of all fits an envelope', () => {
    const line = { product: { raw: 'ñ'.repeat(16) }, quantity: eventRanges.quantityMax, amountCents: eventRanges.centsMax };
    const length = encodeEvent({ ...usual, lines: Array.from({ length: 100 }, () => line) }).length + TAG_BYTES;
    expect(length).toBeLessThanOrEqual(ENVELOPE_BYTES_MAX);
  });

  test.each<[string, Partial<SaleRecorded>]>([
    ['no lines', { lines: [] }],
    ['seq 0', { seq: 0 }],
    ['a seq above the range', { seq: eventRanges.seqMax + 1 }],
    ['half a millisecond', { wallMs: 0.5 }],
    ['a typed card that is none', { card: null, cardTyped: true }],
    ['a quantity of nothing', { lines: [{ product: { raw: 'x' }, quantity: 0, amountCents: null }] }],
    ['raw text of 33 bytes', { lines: [{ product: { raw: 'x'.repeat(33) }, quantity: 1000, amountCents: null }] }],
    ['empty raw text', { lines: [{ product: { raw: '' }, quantity: 1000, amountCents: null }] }],
    ['a negative amount', { ticketCents: -1 }],
    ['an actor above the range', { actor: eventRanges.actorMax + 1 }],
    ['an enrolment of seven bytes', { enrolment: '0123456789abcd' as EnrolmentId }],
  ])('%s is a defect of whoever encodes', (_, change) => {
    expect(() => encodeEvent({ ...usual, ...change })).toThrow();
  });

  const at = (change: (hex: string) => string): Uint8Array => {
    const bytes = bytesOfHex(change(hexOf(encodeEvent(usual))));
    return bytes.ok ? bytes.value : new Uint8Array(0);
  };
  test.each<[string, (hex: string) => string]>([
    ['a flag that no sale has', (hex) => hex.replace(/^2107/, '2127')],
    ['a typed card without a card', (hex) => hex.replace(/^2107/, '210b')],
    ['kind 0', (hex) => hex.replace(/^21/, '20')],
    ['version 0', (hex) => hex.replace(/^21/, '01')],
    ['a varint longer than it need be', (hex) => hex.replace('d209', 'd28900')],
    ['seq 0', (hex) => hex.replace('d209', '00')],
    ['the card’s top bit', (hex) => hex.replace('02123456789abcde', '02923456789abcde')],
    ['one piece written out', (hex) => hex.replace('02979d98aeea15ba0e', '06979d98aeea15e807ba0e')],
    ['a length on a GTIN line', (hex) => hex.replace('02979d98aeea15', '0a979d98aeea15')],
    ['no lines', (hex) => hex.replace('0102979d98aeea15ba0e', '00')],
    ['raw text that is not UTF-8', (hex) => hex.replace('02979d98aeea15ba0e', '01ff')],
  ])('%s is damaged', (_, change) => {
    expect(at(change)).not.toEqual(encodeEvent(usual));
    expect(decodeEvent(at(change))).toEqual({ ok: false, error: 'damaged' });
  });

  test('a sale of a kind number not yet known keeps its header', () => {
    const decoded = decodeEvent(at((hex) => hex.replace(/^21/, '34')));
    expect(decoded).toMatchObject({ ok: true, value: { kind: 'Sealed', kindNumber: 20, bodyFlags: 4, enrolment, seq: 1234, wallMs: 1_795_384_800_000, actor: 2 } });
  });
});

describe('answerText', () => {
  const answer: Answer = {
    seq: 7,
    hash: '00112233445566778899aabbccddeeff' as EventHash,
    judgedNo: 41,
    class: 'partial',
    code: 'LIMIT_CUT',
    facts: { used: 2, due: 3, per: 'day' },
    given: [{ programme: 3 as ProgrammeId, unit: 'stamp', units: 1, balance: 9, goal: null }],
  };

  test('is one line, the same whatever the order of the facts', () => {
    const text = '["fedcba9876543210","0123456789abcdef",7,"00112233445566778899aabbccddeeff",41,"partial","LIMIT_CUT",[["due",3],["per","day"],["used",2]],[[3,"stamp",1,9,null]]]';
    expect(answerText('fedcba9876543210' as Epoch, enrolment, answer)).toBe(text);
    expect(answerText('fedcba9876543210' as Epoch, enrolment, { ...answer, facts: { per: 'day', due: 3, used: 2 } })).toBe(text);
  });
});
