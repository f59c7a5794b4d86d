// Written from docs/protocol/envelope.md.
import { Taker, uint, varint, zigzag } from './bytes.ts';
import { bytesOfCard, cardOfBytes, checkDigit } from './codes.ts';

/** What stands before every body, as the golden files show it. */
export interface StrangersHeader {
  readonly enrolment: string;
  readonly seq: number;
  readonly wallMs: number;
  readonly clockSession: number;
  readonly monotonicMs: number;
  readonly offsetS: number | null;
  readonly basis: { readonly epoch16: number; readonly judgedNo: number } | null;
  readonly actor: number;
}

export interface StrangersSale extends StrangersHeader {
  readonly kind: 'SaleRecorded';
  readonly card: string | null;
  readonly cardTyped: boolean;
  readonly lines: readonly StrangersLine[];
  readonly ticketCents: number | null;
}

export interface StrangersClaim extends StrangersHeader {
  readonly kind: 'SaleClaimed';
  readonly sale: { readonly enrolment: string; readonly seq: number; readonly hash: string };
  readonly card: string;
  readonly cardTyped: boolean;
}

export type StrangersEvent = StrangersSale | StrangersClaim;

type Product = { readonly gtin: string } | { readonly raw: string };

export interface StrangersLine {
  readonly product: Product;
  readonly quantity: number;
  readonly amountCents: number | null;
}

export const encode = (event: StrangersEvent): Buffer => (event.kind === 'SaleRecorded' ? encodeSale(event) : encodeClaim(event));

const encodeSale = (sale: StrangersSale): Buffer => {
  const flags = (sale.card !== null ? 0x04 : 0) + (sale.cardTyped ? 0x08 : 0) + (sale.ticketCents !== null ? 0x10 : 0);
  const parts = [encodeHeader(sale, 0x21, flags)];
  if (sale.card !== null) parts.push(bytesOfCard(sale.card));
  parts.push(varint(sale.lines.length), ...sale.lines.map(encodeLine));
  if (sale.ticketCents !== null) parts.push(varint(sale.ticketCents));
  return Buffer.concat(parts);
};

const encodeClaim = ({ sale, card, cardTyped, ...header }: StrangersClaim): Buffer =>
  Buffer.concat([encodeHeader(header, 0x25, cardTyped ? 0x08 : 0), Buffer.from(sale.enrolment, 'hex'), varint(sale.seq), Buffer.from(sale.hash, 'hex'), bytesOfCard(card)]);

const encodeHeader = (header: StrangersHeader, first: number, flags: number): Buffer => {
  const all = flags + (header.offsetS !== null ? 0x01 : 0) + (header.basis !== null ? 0x02 : 0);
  const parts = [Buffer.of(first, all), Buffer.from(header.enrolment, 'hex'), varint(header.seq), varint(header.wallMs), uint(header.clockSession, 4), varint(header.monotonicMs)];
  if (header.offsetS !== null) parts.push(zigzag(header.offsetS));
  if (header.basis !== null) parts.push(uint(header.basis.epoch16, 2), varint(header.basis.judgedNo));
  return Buffer.concat([...parts, varint(header.actor)]);
};

const encodeLine = ({ product, quantity, amountCents }: StrangersLine): Buffer => {
  const raw = 'raw' in product ? Buffer.from(product.raw, 'utf8') : null;
  const head = (raw === null ? 0 : 0x01 + ((raw.length - 1) << 3)) + (amountCents === null ? 0 : 0x02) + (quantity === 1000 ? 0 : 0x04);
  const parts = [Buffer.of(head), raw ?? varint('gtin' in product ? BigInt(product.gtin.slice(0, 13)) : 0n)];
  if (quantity !== 1000) parts.push(varint(quantity));
  if (amountCents !== null) parts.push(varint(amountCents));
  return Buffer.concat(parts);
};

/** Throws on bytes that are no sale or claim of version 1. */
export const decode = (bytes: Buffer): StrangersEvent => {
  const from = new Taker(bytes);
  const first = from.uint(1);
  if (first !== 0x21 && first !== 0x25) throw new RangeError('not a sale or a claim of version 1');
  const flags = from.uint(1);
  const header = decodeHeader(from, flags);
  const event = first === 0x21 ? decodeSale(from, header, flags) : decodeClaim(from, header, flags);
  from.end();
  return event;
};

const decodeHeader = (from: Taker, flags: number): StrangersHeader => ({
  enrolment: from.take(8).toString('hex'),
  seq: decodeSeq(from),
  wallMs: from.varint(0n, 2n ** 49n - 1n),
  clockSession: from.uint(4),
  monotonicMs: from.varint(0n, 2n ** 42n - 1n),
  offsetS: flags & 0x01 ? from.zigzag(2n ** 34n - 1n) : null,
  basis: flags & 0x02 ? { epoch16: from.uint(2), judgedNo: from.varint(0n, 2n ** 53n - 1n) } : null,
  actor: from.varint(0n, 16_383n),
});

const decodeSeq = (from: Taker): number => from.varint(1n, 2n ** 35n - 1n);

const decodeSale = (from: Taker, header: StrangersHeader, flags: number): StrangersSale => {
  if (flags & 0xe0 || (flags & 0x08 && !(flags & 0x04))) throw new RangeError('flags');
  const card = flags & 0x04 ? decodeCard(from.take(7)) : null;
  const lines = Array.from({ length: from.varint(1n, 100n) }, () => decodeLine(from));
  const ticketCents = flags & 0x10 ? from.varint(0n, 2n ** 35n - 1n) : null;
  return { ...header, kind: 'SaleRecorded', card, cardTyped: (flags & 0x08) !== 0, lines, ticketCents };
};

const decodeClaim = (from: Taker, header: StrangersHeader, flags: number): StrangersClaim => {
  if (flags & 0xf4) throw new RangeError('flags');
  const sale = { enrolment: from.take(8).toString('hex'), seq: decodeSeq(from), hash: from.take(16).toString('hex') };
  return { ...header, kind: 'SaleClaimed', sale, card: decodeCard(from.take(7)), cardTyped: (flags & 0x08) !== 0 };
};

const decodeCard = (bytes: Buffer): string => {
  if (bytes.readUInt8(0) > 0x7f) throw new RangeError('top bit');
  return cardOfBytes(bytes);
};

const decodeLine = (from: Taker): StrangersLine => {
  const head = from.uint(1);
  if (!(head & 0x01) && head >> 3 !== 0) throw new RangeError('a length on a GTIN');
  const product = head & 0x01 ? { raw: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(from.take((head >> 3) + 1)) } : decodeGtin(from);
  const quantity = head & 0x04 ? from.varint(1n, 2n ** 28n - 1n) : 1000;
  if (head & 0x04 && quantity === 1000) throw new RangeError('one piece written out');
  return { product, quantity, amountCents: head & 0x02 ? from.varint(0n, 2n ** 35n - 1n) : null };
};

const decodeGtin = (from: Taker): Product => {
  const digits = String(from.varint(0n, 9_999_999_999_999n)).padStart(13, '0');
  return { gtin: digits + checkDigit(digits) };
};
