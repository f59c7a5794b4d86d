// Written from docs/protocol/envelope.md.
import { Taker, uint, varint, zigzag } from './bytes.ts';
import { bytesOfCard, cardOfBytes, checkDigit } from './codes.ts';

/** An event as the golden files show it. */
export interface StrangersSale {
  readonly kind: string;
  readonly enrolment: string;
  readonly seq: number;
  readonly wallMs: number;
  readonly clockSession: number;
  readonly monotonicMs: number;
  readonly offsetS: number | null;
  readonly basis: { readonly epoch16: number; readonly judgedNo: number } | null;
  readonly actor: number;
  readonly card: string | null;
  readonly cardTyped: boolean;
  readonly lines: readonly StrangersLine[];
  readonly ticketCents: number | null;
}

type Product = { readonly gtin: string } | { readonly raw: string };

export interface StrangersLine {
  readonly product: Product;
  readonly quantity: number;
  readonly amountCents: number | null;
}

export const encode = (sale: StrangersSale): Buffer => {
  const flags = (sale.offsetS !== null ? 0x01 : 0) + (sale.basis !== null ? 0x02 : 0) + (sale.card !== null ? 0x04 : 0) + (sale.cardTyped ? 0x08 : 0) + (sale.ticketCents !== null ? 0x10 : 0);
  const parts = [Buffer.of(0x21, flags), Buffer.from(sale.enrolment, 'hex'), varint(sale.seq), varint(sale.wallMs), uint(sale.clockSession, 4), varint(sale.monotonicMs)];
  if (sale.offsetS !== null) parts.push(zigzag(sale.offsetS));
  if (sale.basis !== null) parts.push(uint(sale.basis.epoch16, 2), varint(sale.basis.judgedNo));
  parts.push(varint(sale.actor));
  if (sale.card !== null) parts.push(bytesOfCard(sale.card));
  parts.push(varint(sale.lines.length), ...sale.lines.map(encodeLine));
  if (sale.ticketCents !== null) parts.push(varint(sale.ticketCents));
  return Buffer.concat(parts);
};

const encodeLine = ({ product, quantity, amountCents }: StrangersLine): Buffer => {
  const raw = 'raw' in product ? Buffer.from(product.raw, 'utf8') : null;
  const head = (raw === null ? 0 : 0x01 + ((raw.length - 1) << 3)) + (amountCents === null ? 0 : 0x02) + (quantity === 1000 ? 0 : 0x04);
  const parts = [Buffer.of(head), raw ?? varint('gtin' in product ? BigInt(product.gtin.slice(0, 13)) : 0n)];
  if (quantity !== 1000) parts.push(varint(quantity));
  if (amountCents !== null) parts.push(varint(amountCents));
  return Buffer.concat(parts);
};

/** Throws on bytes that are no sale of version 1. */
export const decode = (bytes: Buffer): StrangersSale => {
  const from = new Taker(bytes);
  if (from.uint(1) !== 0x21) throw new RangeError('not a sale of version 1');
  const flags = from.uint(1);
  if (flags & 0xe0 || (flags & 0x08 && !(flags & 0x04))) throw new RangeError('flags');
  const header = {
    kind: 'SaleRecorded',
    enrolment: from.take(8).toString('hex'),
    seq: from.varint(1n, 2n ** 35n - 1n),
    wallMs: from.varint(0n, 2n ** 49n - 1n),
    clockSession: from.uint(4),
    monotonicMs: from.varint(0n, 2n ** 42n - 1n),
    offsetS: flags & 0x01 ? from.zigzag(2n ** 34n - 1n) : null,
    basis: flags & 0x02 ? { epoch16: from.uint(2), judgedNo: from.varint(0n, 2n ** 53n - 1n) } : null,
    actor: from.varint(0n, 16_383n),
  };
  const card = flags & 0x04 ? decodeCard(from.take(7)) : null;
  const lines = Array.from({ length: from.varint(1n, 100n) }, () => decodeLine(from));
  const ticketCents = flags & 0x10 ? from.varint(0n, 2n ** 35n - 1n) : null;
  from.end();
  return { ...header, card, cardTyped: (flags & 0x08) !== 0, lines, ticketCents };
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
