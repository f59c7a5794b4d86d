import { cardCodeOf } from '../packages/shared/src/codes/index.ts';
import { eventRanges, type DeviceEvent, type SaleClaimed, type SaleRecorded } from '../packages/shared/src/events/index.ts';
import type { EnrolmentId, EventHash, Gtin } from '../packages/shared/src/ids/index.ts';
import { enrolment, serverMs } from './world.ts';

const gtin = (digits: string): { readonly gtin: Gtin } => ({ gtin: digits as Gtin });
const card = cardCodeOf(Uint8Array.of(0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde));

const usual: SaleRecorded = {
  kind: 'SaleRecorded',
  enrolment,
  seq: 1,
  wallMs: serverMs - 60_000,
  clockSession: 0xdeadbeef,
  monotonicMs: 3_600_000,
  offsetS: -12,
  basis: { epoch16: 0x3210, judgedNo: 98_765 },
  actor: 0,
  card,
  cardTyped: false,
  lines: [{ product: gtin('07501055300075'), quantity: 1_000, amountCents: 1_850 }],
  ticketCents: null,
};

const claim: SaleClaimed = {
  ...header(usual),
  kind: 'SaleClaimed',
  seq: 11,
  sale: { enrolment, seq: 3, hash: '00112233445566778899aabbccddeeff' as EventHash },
  card,
  cardTyped: false,
};

/** Every shape of event ever shipped, by name. Names are never reused. */
export const goldenEvents: Readonly<Record<string, DeviceEvent>> = {
  'sale-usual': usual,
  'sale-first-before-any-contact': { ...usual, seq: 2, monotonicMs: 0, offsetS: null, basis: null, lines: [{ product: gtin('07501055300075'), quantity: 1_000, amountCents: null }] },
  'sale-guest': { ...usual, seq: 3, card: null, actor: 3 },
  'sale-card-typed-with-ticket': { ...usual, seq: 4, cardTyped: true, ticketCents: 12_345 },
  'sale-several-lines': {
    ...usual,
    seq: 5,
    lines: [
      { product: gtin('07501055300075'), quantity: 2_000, amountCents: 3_700 },
      { product: gtin('00036000291452'), quantity: 1_000, amountCents: null },
      { product: gtin('00000096385074'), quantity: 350, amountCents: 990 },
      { product: { raw: 'Pan dulce ñ' }, quantity: 6_000, amountCents: null },
      { product: { raw: '0123456789abcdefghijklmnopqrstuv' }, quantity: 1_000, amountCents: 0 },
    ],
    ticketCents: 4_690,
  },
  'sale-in-store-weight': { ...usual, seq: 6, lines: [{ product: gtin('02012345006508'), quantity: 1_250, amountCents: 6_500 }] },
  'sale-clock-a-year-ahead': { ...usual, seq: 7, wallMs: serverMs + 365 * 86_400_000, offsetS: -365 * 86_400 },
  'sale-clock-at-zero': { ...usual, seq: 8, wallMs: 0, offsetS: Math.floor(serverMs / 1000) },
  'sale-smallest': {
    ...usual,
    seq: 9,
    wallMs: 0,
    clockSession: 0,
    monotonicMs: 0,
    offsetS: null,
    basis: null,
    card: null,
    lines: [{ product: gtin('00000000000000'), quantity: 1_000, amountCents: null }],
  },
  'sale-largest-of-one-line': {
    ...usual,
    seq: eventRanges.seqMax,
    wallMs: eventRanges.wallMsMax,
    clockSession: eventRanges.clockSessionMax,
    monotonicMs: eventRanges.monotonicMsMax,
    offsetS: eventRanges.offsetSMin,
    basis: { epoch16: 0xffff, judgedNo: eventRanges.judgedNoMax },
    actor: eventRanges.actorMax,
    card: cardCodeOf(Uint8Array.of(0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)),
    cardTyped: true,
    lines: [{ product: gtin('99999999999997'), quantity: eventRanges.quantityMax, amountCents: eventRanges.centsMax }],
    ticketCents: eventRanges.centsMax,
  },
  'sealed-kind-of-a-newer-phone': { ...header(usual), seq: 10, kind: 'Sealed', kindNumber: 20, bodyFlags: 0x24, body: Uint8Array.of(1, 2, 3, 0xff) },
  'claim-usual': claim,
  'claim-typed-of-another-phone': { ...claim, seq: 12, cardTyped: true, sale: { ...claim.sale, enrolment: 'ffeeddccbbaa9988' as EnrolmentId, seq: 70_000 } },
  'claim-largest': {
    ...claim,
    seq: eventRanges.seqMax,
    wallMs: eventRanges.wallMsMax,
    clockSession: eventRanges.clockSessionMax,
    monotonicMs: eventRanges.monotonicMsMax,
    offsetS: eventRanges.offsetSMin,
    basis: { epoch16: 0xffff, judgedNo: eventRanges.judgedNoMax },
    actor: eventRanges.actorMax,
    sale: { ...claim.sale, seq: eventRanges.seqMax },
  },
};

function header({ wallMs, clockSession, monotonicMs, offsetS, basis, actor }: SaleRecorded): Pick<SaleRecorded, 'enrolment' | 'wallMs' | 'clockSession' | 'monotonicMs' | 'offsetS' | 'basis' | 'actor'> {
  return { enrolment, wallMs, clockSession, monotonicMs, offsetS, basis, actor };
}

/** Bytes that are no event of this version, with the refusal they meet; made from the usual sale, or the event named, by replacing hex. */
export const damages: Readonly<Record<string, { readonly of?: string; readonly from: string; readonly to: string; readonly refusal: 'damaged' | 'unknown-version' }>> = {
  'unknown-version': { from: '2107', to: '4107', refusal: 'unknown-version' },
  'version-zero': { from: '2107', to: '0107', refusal: 'damaged' },
  'kind-zero': { from: '2107', to: '2007', refusal: 'damaged' },
  'flag-of-no-sale': { from: '2107', to: '2127', refusal: 'damaged' },
  'typed-without-card': { from: '2107', to: '210b', refusal: 'damaged' },
  'seq-zero': { from: 'abcdef01', to: 'abcdef00', refusal: 'damaged' },
  'seq-not-minimal': { from: 'abcdef01', to: 'abcdef8100', refusal: 'damaged' },
  'card-top-bit': { from: '00123456789abcde', to: '00923456789abcde', refusal: 'damaged' },
  'no-lines': { from: '0102979d98aeea15ba0e', to: '00', refusal: 'damaged' },
  'one-piece-written-out': { from: '02979d98aeea15ba0e', to: '06979d98aeea15e807ba0e', refusal: 'damaged' },
  'gtin-with-a-length': { from: '02979d98aeea15', to: '0a979d98aeea15', refusal: 'damaged' },
  'raw-not-utf8': { from: '02979d98aeea15ba0e', to: '01ff', refusal: 'damaged' },
  'trailing-byte': { from: 'ba0e', to: 'ba0e00', refusal: 'damaged' },
  'cut-short': { from: 'ba0e', to: 'ba', refusal: 'damaged' },
  'claim-with-a-flag-of-a-sale': { of: 'claim-usual', from: '2503', to: '2507', refusal: 'damaged' },
  'claim-of-seq-zero': { of: 'claim-usual', from: 'abcdef0300112233', to: 'abcdef0000112233', refusal: 'damaged' },
  'claim-card-top-bit': { of: 'claim-usual', from: 'ddeeff12', to: 'ddeeff92', refusal: 'damaged' },
  'claim-with-a-trailing-byte': { of: 'claim-usual', from: '9abcde', to: '9abcde00', refusal: 'damaged' },
  'claim-cut-short': { of: 'claim-usual', from: '9abcde', to: '9abc', refusal: 'damaged' },
};
