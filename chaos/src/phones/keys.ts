import { createECDH, createHash, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { encodeEvent, type Envelope, eventHashOf, sealedBytes } from '@qoa/shared/events';
import type { CardCode, EnrolmentId, Gtin, Seq } from '@qoa/shared/ids';
import { type AdoptRequest, enrolResponseSchema, parseAs, purposes } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { post } from './post.ts';

/** A phone's name and message key, won by an enrolment, and what the server signed then. */
export interface PhoneKeys {
  readonly enrolment: EnrolmentId;
  readonly key: KeyObject;
  readonly certificate: AdoptRequest;
}

/** Enrols a new phone with a one-time code, as `docs/protocol` says. */
export const enrolPhone = async (origin: string, code: string): Promise<PhoneKeys> => {
  const [agreement, signing] = [createECDH('prime256v1'), createECDH('prime256v1')];
  const [agreementKey, signingKey] = [agreement.generateKeys('base64url'), signing.generateKeys('base64url')];
  const told = await post(origin, '/v1/enrolments', { code, agreementKey, signingKey, app: 'chaos' });
  const read = parseAs(enrolResponseSchema, told?.body);
  assert(read.ok, `the phone is enrolled, not ${JSON.stringify(told)}`);
  const { enrolment, serverKey, certificate, certificateSignature } = read.value;
  const shared = agreement.computeSecret(Buffer.from(serverKey, 'base64url'));
  return { enrolment, certificate: { certificate, certificateSignature }, key: createSecretKey(Buffer.from(hkdfSync('sha256', shared, Buffer.alloc(0), `${purposes.messageKey}${enrolment}`, 32))) };
};

/** Seals a sale of one piece. */
export const sealSale = ({ enrolment, key }: PhoneKeys, seq: Seq, sold: { readonly card: CardCode | null; readonly gtin: Gtin }): Envelope => {
  const body = encodeEvent({
    ...{ kind: 'SaleRecorded', enrolment, seq, wallMs: Date.now(), clockSession: 7, monotonicMs: Math.round(performance.now()), offsetS: 0, basis: null, actor: 0 },
    ...{ card: sold.card, cardTyped: false, lines: [{ product: { gtin: sold.gtin }, quantity: 1000, amountCents: 1850 }], ticketCents: null },
  });
  const bytes = sealedBytes(body, tagBytes(key, purposes.event, body));
  return { enrolment, seq, hash: eventHashOf(createHash('sha256').update(bytes).digest()), bytes };
};

/** A tag under the message key, as text. */
export const tagText = ({ key }: PhoneKeys, purpose: string, content: string): string => tagBytes(key, purpose, content).toString('hex');

const tagBytes = (key: KeyObject, purpose: string, content: Uint8Array | string): Buffer => createHmac('sha256', key).update(purpose).update(content).digest().subarray(0, 16);
