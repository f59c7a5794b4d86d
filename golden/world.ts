import { hexOf, utf8Of } from '../packages/shared/src/bytes/index.ts';
import { encodeEvent, envelopeOf, eventHashOf, sealedBytes, TAG_BYTES, tagOf, type DeviceEvent, type Envelope } from '../packages/shared/src/events/index.ts';
import type { EnrolmentId, Epoch, StoreId, Tag } from '../packages/shared/src/ids/index.ts';
import { purposes } from '../packages/shared/src/protocol/index.ts';
import { hmacOf, keyPairOf, messageKeyOf, sha256Of, sharedSecretOf } from './keys.ts';

/** The one phone, store and server of the vectors. */
export const enrolment = '0123456789abcdef' as EnrolmentId;
export const epoch = 'fedcba9876543210' as Epoch;
export const store = { id: 12 as StoreId, code: 'T-0012', name: 'Abarrotes La Esperanza', timeZone: 'America/Mexico_City' };
/** 2026-11-22T18:00:00Z. */
export const serverMs = 1_795_370_400_000;

export const phoneAgreement = keyPairOf('phone agreement');
export const phoneSigning = keyPairOf('phone signing');
export const serverAgreement = keyPairOf('server agreement');
export const serverSigning = keyPairOf('server signing');

export const sharedSecret = sharedSecretOf(phoneAgreement, serverAgreement.point);
export const messageKey = messageKeyOf(sharedSecret, purposes.messageKey + enrolment);

/** Tags text under the message key for one purpose. */
export const tagText = (purpose: string, text: string): Tag => tagOf(hmacOf(messageKey, purpose, utf8Of(text)));

/** Seals an event as the phone does. */
export const sealed = (event: DeviceEvent): { readonly body: Uint8Array; readonly tag: string; readonly envelope: Envelope } => {
  const body = encodeEvent(event);
  const tag = hmacOf(messageKey, purposes.event, body).subarray(0, TAG_BYTES);
  return { body, tag: hexOf(tag), envelope: envelopeOf(body, tag, eventHashOf(sha256Of(sealedBytes(body, tag)))) };
};
