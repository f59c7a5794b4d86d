import { textOfUtf8, utf8Of, type ByteReader, type ByteWriter } from '../bytes/index.ts';
import { CARD_CODE_BYTES, cardCodeBytes, cardCodeOf, checkDigitOf } from '../codes/index.ts';
import type { CardCode, Gtin } from '../ids/index.ts';
import { assert } from '../result/index.ts';
import type { EventHeader, SaleLine, SaleRecorded, ScannedProduct } from './event.ts';
import { eventRanges } from './ranges.ts';

const HAS_CARD = 0x04;
const CARD_TYPED = 0x08;
const HAS_TICKET = 0x10;
const SALE_FLAGS = HAS_CARD | CARD_TYPED | HAS_TICKET;

const LINE_RAW = 0x01;
const LINE_AMOUNT = 0x02;
const LINE_QUANTITY = 0x04;
const ONE_PIECE = 1000;
const GTIN_PAYLOAD_MAX = 9_999_999_999_999;

/** The flags of a sale's body. */
export const saleFlags = (sale: SaleRecorded): number => {
  assert(!sale.cardTyped || sale.card !== null, 'only a card can be typed');
  return (sale.card === null ? 0 : HAS_CARD) | (sale.cardTyped ? CARD_TYPED : 0) | (sale.ticketCents === null ? 0 : HAS_TICKET);
};

/** Writes a sale's body: card, lines, ticket. Numbers out of range are defects. */
export const writeSale = (writer: ByteWriter, sale: SaleRecorded): void => {
  assert(sale.lines.length >= 1 && sale.lines.length <= eventRanges.linesMax, 'a sale has 1 to 100 lines');
  if (sale.card !== null) writer.bytes(cardCodeBytes(sale.card));
  writer.varint(sale.lines.length);
  for (const line of sale.lines) writeLine(writer, line);
  if (sale.ticketCents !== null) writeCents(writer, sale.ticketCents);
};

/** Reads a sale's body after its header. */
export const readSale = (reader: ByteReader, header: EventHeader, flags: number): SaleRecorded => {
  if (flags & ~SALE_FLAGS || (flags & CARD_TYPED && !(flags & HAS_CARD))) reader.refuse();
  const card = flags & HAS_CARD ? readCard(reader) : null;
  const count = reader.varint(eventRanges.linesMax);
  if (count === 0) reader.refuse();
  const lines: SaleLine[] = [];
  while (lines.length < count && !reader.failed) lines.push(readLine(reader));
  const ticketCents = flags & HAS_TICKET ? reader.varint(eventRanges.centsMax) : null;
  return { ...header, kind: 'SaleRecorded', card, cardTyped: (flags & CARD_TYPED) !== 0, lines, ticketCents };
};

const writeLine = (writer: ByteWriter, line: SaleLine): void => {
  const raw = 'raw' in line.product ? utf8Of(line.product.raw) : null;
  assert(raw === null || (raw.length >= 1 && raw.length <= eventRanges.rawBytesMax), 'raw text takes 1 to 32 bytes');
  assert(line.quantity >= 1 && line.quantity <= eventRanges.quantityMax, 'quantity is in range');
  const rawHead = raw === null ? 0 : LINE_RAW | ((raw.length - 1) << 3);
  writer.byte(rawHead | (line.amountCents === null ? 0 : LINE_AMOUNT) | (line.quantity === ONE_PIECE ? 0 : LINE_QUANTITY));
  if ('gtin' in line.product) writer.varint(Number(line.product.gtin.slice(0, 13)));
  else writer.bytes(raw ?? new Uint8Array(0));
  if (line.quantity !== ONE_PIECE) writer.varint(line.quantity);
  if (line.amountCents !== null) writeCents(writer, line.amountCents);
};

const readLine = (reader: ByteReader): SaleLine => {
  const head = reader.byte();
  const product = readProduct(reader, head);
  const quantity = head & LINE_QUANTITY ? reader.varint(eventRanges.quantityMax) : ONE_PIECE;
  if (quantity === 0 || (head & LINE_QUANTITY && quantity === ONE_PIECE)) reader.refuse();
  const amountCents = head & LINE_AMOUNT ? reader.varint(eventRanges.centsMax) : null;
  return { product, quantity, amountCents };
};

/** A GTIN travels as the number of its first 13 digits; the check digit is counted again. */
const readProduct = (reader: ByteReader, head: number): ScannedProduct => {
  const rest = head >> 3;
  if (head & LINE_RAW) {
    const text = textOfUtf8(reader.bytes(rest + 1));
    if (!text.ok) reader.refuse();
    return { raw: text.ok ? text.value : '' };
  }
  if (rest !== 0) reader.refuse();
  const payload = String(reader.varint(GTIN_PAYLOAD_MAX)).padStart(13, '0');
  return { gtin: (payload + checkDigitOf(payload)) as Gtin };
};

/** Reads the 55 bits of a card's code; the top bit of its seven bytes is zero. */
export const readCard = (reader: ByteReader): CardCode => {
  const bytes = reader.bytes(CARD_CODE_BYTES);
  if ((bytes[0] ?? 0) & 0x80) reader.refuse();
  return cardCodeOf(bytes);
};

const writeCents = (writer: ByteWriter, cents: number): void => {
  assert(cents <= eventRanges.centsMax, 'cents are in range');
  writer.varint(cents);
};
