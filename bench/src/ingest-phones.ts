import { createHash, createHmac, createSecretKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { cardCodeOf, gtinOf } from '@qoa/shared/codes';
import { encodeEvent, sealedBytes } from '@qoa/shared/events';
import type { CardCode, EnrolmentId, Gtin, ProgrammeId, Seq, StoreId } from '@qoa/shared/ids';
import { purposes, type PushHeader } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';

/** The size of the platform on which is measured: the same in every process of a run. */
export const size = { stores: 32, programmes: 16, phones: 128, cards: 100_000, gtins: 20 } as const;

/** When everything is said to happen: a fixed day, so that every run does the same work. */
export const benchMs = 1_795_000_000_000;

/** One phone, whose keys the bench holds. */
export interface BenchPhone {
  readonly no: number;
  readonly enrolment: EnrolmentId;
  readonly store: StoreId;
  readonly key: KeyObject;
}

/** The programme in which a store takes part. */
export const programmeOf = (store: StoreId): ProgrammeId => (((store - 1) % size.programmes) + 1) as ProgrammeId;

/** Phone `no`; the hot ones are all of one store. */
export const benchPhone = (no: number): BenchPhone => ({
  no,
  enrolment: createHash('sha256').update(`bench phone ${no}`).digest('hex').slice(0, 16) as EnrolmentId,
  store: ((no % size.stores) + 1) as StoreId,
  key: createSecretKey(createHash('sha256').update(`bench key ${no}`).digest()),
});

/** Card `no`. */
export const benchCard = (no: number): CardCode => cardCodeOf(createHash('sha256').update(`bench card ${no}`).digest().subarray(0, 7).map((byte, at) => (at === 0 ? byte & 0x7f : byte)));

/** Product `no`, its check digit right. */
export const benchGtin = (no: number): Gtin => {
  const digits = `750200000${String(no).padStart(3, '0')}`;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  const gtin = gtinOf(`${digits}${(10 - (sum % 10)) % 10}`);
  assert(gtin.ok, 'the check digit is right');
  return gtin.value;
};

/** Every card's code, made once. */
export const benchCards: readonly CardCode[] = Array.from({ length: size.cards }, (_, no) => benchCard(no));
const gtins: readonly Gtin[] = Array.from({ length: size.gtins }, (_, no) => benchGtin(no));

const tagOf = (key: KeyObject, purpose: string, content: Uint8Array | string): Buffer => createHmac('sha256', key).update(purpose).update(content).digest().subarray(0, 16);

/** The body of a push of `count` new sales from `firstSeq`, each to a card drawn by its number. */
export const pushBody = (phone: BenchPhone, firstSeq: Seq, count: number): Buffer => {
  const events: string[] = [];
  for (let seq = firstSeq; seq < firstSeq + count; seq += 1) events.push(sealedSale(phone, seq));
  const header: PushHeader = {
    v: 1,
    enrolment: phone.enrolment,
    epoch: null,
    nextSeq: firstSeq + count,
    kept: count === 0 ? [] : [[firstSeq, firstSeq + count - 1]],
    clock: { wallMs: benchMs, session: 7, monotonicMs: (firstSeq + count) * 10 },
    report: { app: 'bench', queued: count, oldestQueuedWallMs: null, drawer: 0, storage: { usedBytes: null, quotaBytes: null, persisted: true } },
  };
  const text = JSON.stringify(header);
  return Buffer.from(JSON.stringify({ header: text, tag: tagOf(phone.key, purposes.push, text).toString('hex'), events }));
};

const sealedSale = (phone: BenchPhone, seq: Seq): string => {
  // A fixed scramble spreads the cards without a random source.
  const draw = Math.imul(phone.no * 7919 + seq, 2654435761) >>> 0;
  const card = benchCards[draw % size.cards] ?? null;
  const gtin = gtins[draw % 7];
  assert(gtin !== undefined, 'there are products');
  const body = encodeEvent({
    ...{ kind: 'SaleRecorded', enrolment: phone.enrolment, seq, wallMs: benchMs, clockSession: 7, monotonicMs: seq * 10, offsetS: 0, basis: null, actor: 0 },
    ...{ card, cardTyped: false, lines: [{ product: { gtin }, quantity: 1000, amountCents: 1850 }], ticketCents: null },
  });
  return Buffer.from(sealedBytes(body, tagOf(phone.key, purposes.event, body))).toString('base64url');
};

const signing = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** The signing key that all phones of a run share, as an uncompressed point. */
export const signingPoint = (): Buffer => {
  const { x = '', y = '' } = signing.publicKey.export({ format: 'jwk' });
  return Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
};

/** The signature over a session's nonce. */
export const sessionSignature = (phone: BenchPhone, nonce: string): string =>
  sign('sha256', Buffer.from(`${purposes.session}${phone.enrolment}\n${nonce}`), { key: signing.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
