import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { hexOf, utf8Of } from '../bytes/index.ts';
import { cardCodeOf, checkDigitOf } from '../codes/index.ts';
import type { EnrolmentId, EventHash, Gtin } from '../ids/index.ts';
import { decodeEvent, encodeEvent, envelopeOf, eventHashOf, eventKindNumbers, eventRanges, peekHeader, sealableClock, sealedBytes, splitEnvelope, TAG_BYTES, type DeviceEvent, type EventHeader, type SaleClaimed, type SaleRecorded } from './index.ts';

const upTo = (max: number, min = 0): fc.Arbitrary<number> => fc.oneof(fc.constantFrom(min, max), fc.integer({ min, max: Math.min(max, min + 5000) }), fc.maxSafeNat().map((n) => min + (n % (max - min + 1))));
const hex16 = fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => hexOf(bytes) as EnrolmentId);
const gtins = upTo(9_999_999_999_999).map((n) => String(n).padStart(13, '0')).map((payload) => (payload + checkDigitOf(payload)) as Gtin);
const raws = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => utf8Of(text).length <= 32 && text === [...text].join(''));
const cards = fc.uint8Array({ minLength: 7, maxLength: 7 }).map(cardCodeOf);

const headers: fc.Arbitrary<EventHeader> = fc.record({
  enrolment: hex16,
  seq: upTo(eventRanges.seqMax, 1),
  wallMs: upTo(eventRanges.wallMsMax),
  clockSession: upTo(eventRanges.clockSessionMax),
  monotonicMs: upTo(eventRanges.monotonicMsMax),
  offsetS: fc.option(fc.integer({ min: -5000, max: 5000 }).chain((near) => fc.constantFrom(near, eventRanges.offsetSMin, eventRanges.offsetSMax))),
  basis: fc.option(fc.record({ epoch16: upTo(0xffff), judgedNo: upTo(Number.MAX_SAFE_INTEGER - 1) })),
  actor: upTo(eventRanges.actorMax),
});

const lines = (product: SaleRecorded['lines'][number]['product']): fc.Arbitrary<SaleRecorded['lines'][number]> =>
  fc.record({ product: fc.constant(product), quantity: fc.oneof(fc.constant(1000), upTo(eventRanges.quantityMax, 1)), amountCents: fc.option(upTo(eventRanges.centsMax)) });
const products = fc.oneof(gtins.map((gtin) => ({ gtin })), raws.map((raw) => ({ raw })));

const sales: fc.Arbitrary<SaleRecorded> = fc
  .record({ header: headers, card: fc.option(cards), typed: fc.boolean(), lines: fc.array(products.chain(lines), { minLength: 1, maxLength: 6 }), ticketCents: fc.option(upTo(eventRanges.centsMax)) })
  .map(({ header, card, typed, ...rest }) => ({ ...header, ...rest, kind: 'SaleRecorded', card, cardTyped: card !== null && typed }));

const hashes = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => hexOf(bytes) as EventHash);
const claims: fc.Arbitrary<SaleClaimed> = fc
  .record({ header: headers, sale: fc.record({ enrolment: hex16, seq: upTo(eventRanges.seqMax, 1), hash: hashes }), card: cards, cardTyped: fc.boolean() })
  .map(({ header, ...rest }) => ({ ...header, ...rest, kind: 'SaleClaimed' }));

const sealed: fc.Arbitrary<DeviceEvent> = fc
  .record({ header: headers, kindNumber: fc.integer({ min: 2, max: 31 }).filter((kind) => kind !== eventKindNumbers.SaleClaimed), bodyFlags: fc.nat(63).map((n) => n << 2), body: fc.uint8Array({ maxLength: 40 }) })
  .map(({ header, ...rest }) => ({ ...header, ...rest, kind: 'Sealed' }));

const events = fc.oneof(sales, claims, sealed);
const tag = new Uint8Array(TAG_BYTES).fill(7);

describe('envelope v1', () => {
  test.prop([events])('every event comes back as it was', (event) => {
    expect(decodeEvent(encodeEvent(event))).toEqual({ ok: true, value: event });
  });

  test.prop([events, fc.nat(), fc.integer({ min: 1, max: 255 })], { numRuns: 1000 })('what decodes encodes to the same bytes, one flipped byte from an event', (event, place, flip) => {
    const bytes = encodeEvent(event);
    bytes[place % bytes.length] = (bytes[place % bytes.length] ?? 0) ^ flip;
    const decoded = decodeEvent(bytes);
    if (decoded.ok) expect(hexOf(encodeEvent(decoded.value))).toBe(hexOf(bytes));
  }, 30_000);

  test.prop([fc.uint8Array({ maxLength: 120 }), fc.constantFrom(0x21, 0x22, 0x25, 0x3f, 0x41)], { numRuns: 10_000 })('noise never throws, and what decodes encodes to the same bytes', (noise, first) => {
    noise[0] = first;
    const decoded = decodeEvent(noise);
    if (decoded.ok) expect(hexOf(encodeEvent(decoded.value))).toBe(hexOf(noise));
    peekHeader(noise);
    splitEnvelope(noise);
  }, 30_000);

  test.prop([events, fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 4 })])('cut or lengthened sales and claims are damaged', (event, cut, more) => {
    if (event.kind === 'Sealed') return;
    const bytes = encodeEvent(event);
    expect(decodeEvent(bytes.subarray(0, cut % bytes.length)).ok).toBe(false);
    expect(decodeEvent(Uint8Array.from([...bytes, ...more]))).toEqual({ ok: false, error: 'damaged' });
  });

  test.prop([events])('law old phones: author and number are read without decoding, whatever the version', (event) => {
    const bytes = sealedBytes(encodeEvent(event), tag);
    const header = { enrolment: event.enrolment, seq: event.seq };
    expect(peekHeader(bytes)).toEqual(header);
    bytes[0] = 0xe5;
    expect(peekHeader(bytes)).toEqual(header);
    expect(decodeEvent(bytes)).toEqual({ ok: false, error: 'unknown-version' });
  });

  test.prop([events])('an envelope splits into what it was made of', (event) => {
    const body = encodeEvent(event);
    const hash = eventHashOf(new Uint8Array(32).fill(0xab));
    const envelope = envelopeOf(body, tag, hash);
    expect(envelope).toEqual({ enrolment: event.enrolment, seq: event.seq, hash: 'ab'.repeat(16), bytes: sealedBytes(body, tag) });
    expect(splitEnvelope(envelope.bytes)).toEqual({ ok: true, value: { body, tag } });
  });

  const lengthOf = (header: EventHeader, sale: Pick<SaleRecorded, 'card' | 'lines' | 'ticketCents'>): number => encodeEvent({ ...header, ...sale, kind: 'SaleRecorded', cardTyped: sale.card !== null }).length + TAG_BYTES;

  test.prop([headers, cards, gtins.chain((gtin) => lines({ gtin })), upTo(eventRanges.centsMax)])('a sale of one GTIN line takes at most 96 bytes', (header, card, line, ticketCents) => {
    expect(lengthOf(header, { card, lines: [line], ticketCents })).toBeLessThanOrEqual(96);
  });

  test.prop([headers, cards, raws.chain((raw) => lines({ raw })), upTo(eventRanges.centsMax)])('a sale of one line of raw text takes at most 120 bytes, as many as the largest of a GTIN and the rest of its text', (header, card, line, ticketCents) => {
    const others = lengthOf(header, { card, lines: [{ ...line, product: { gtin: '99999999999997' as Gtin } }], ticketCents }) - 7;
    const bytes = 'raw' in line.product ? utf8Of(line.product.raw).length : 0;
    expect(lengthOf(header, { card, lines: [line], ticketCents })).toBe(others + bytes);
    expect(others + bytes).toBeLessThanOrEqual(120);
  });

  test.prop([claims])('a claim takes at most 101 bytes', (claim) => {
    expect(encodeEvent(claim).length + TAG_BYTES).toBeLessThanOrEqual(101);
  });

  test.prop([fc.double(), fc.double(), fc.option(fc.double())])('law judged, not trusted: no clock keeps a sale from being sealed', (wallMs, monotonicMs, offsetS) => {
    const sale: SaleRecorded = { ...usual, ...sealableClock({ wallMs, monotonicMs, offsetS }) };
    expect(decodeEvent(encodeEvent(sale)).ok).toBe(true);
  });
});

const usual: SaleRecorded = {
  kind: 'SaleRecorded',
  enrolment: '00112233445566ff' as EnrolmentId,
  seq: 1,
  wallMs: 1,
  clockSession: 1,
  monotonicMs: 1,
  offsetS: null,
  basis: null,
  actor: 0,
  card: null,
  cardTyped: false,
  lines: [{ product: { raw: 'x' }, quantity: 1000, amountCents: null }],
  ticketCents: null,
};
