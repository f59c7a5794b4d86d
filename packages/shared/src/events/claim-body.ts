import { bytesOfHex, hexOf, type ByteReader, type ByteWriter } from '../bytes/index.ts';
import { cardCodeBytes } from '../codes/index.ts';
import type { EventHash } from '../ids/index.ts';
import { assert } from '../result/index.ts';
import type { EventHeader, SaleClaimed } from './event.ts';
import { readEnrolment, readSeq, writeEnrolment, writeSeq } from './header.ts';
import { readCard } from './sale-body.ts';

/** The same bit as in a sale, where another says whether there is a card at all; here there always is one. */
const CARD_TYPED = 0x08;
const HASH_BYTES = 16;

/** The flags of a claim's body. */
export const claimFlags = ({ cardTyped }: SaleClaimed): number => (cardTyped ? CARD_TYPED : 0);

/** Writes a claim's body: the name of the sale, and its card. */
export const writeClaim = (writer: ByteWriter, { sale, card }: SaleClaimed): void => {
  const hash = bytesOfHex(sale.hash);
  assert(hash.ok && hash.value.length === HASH_BYTES, 'a hash is sixteen bytes');
  writeEnrolment(writer, sale.enrolment);
  writeSeq(writer, sale.seq);
  writer.bytes(hash.value);
  writer.bytes(cardCodeBytes(card));
};

/** Reads a claim's body after its header. */
export const readClaim = (reader: ByteReader, header: EventHeader, flags: number): SaleClaimed => {
  if (flags & ~CARD_TYPED) reader.refuse();
  const sale = { enrolment: readEnrolment(reader), seq: readSeq(reader), hash: hexOf(reader.bytes(HASH_BYTES)) as EventHash };
  return { ...header, kind: 'SaleClaimed', sale, card: readCard(reader), cardTyped: (flags & CARD_TYPED) !== 0 };
};
