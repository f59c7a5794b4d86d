import { sign, verify } from 'node:crypto';
import { base64urlOf, hexOf, utf8Of } from '../packages/shared/src/bytes/index.ts';
import { decodeEvent, type DeviceEvent } from '../packages/shared/src/events/index.ts';
import { PROTOCOL_VERSION, purposes } from '../packages/shared/src/protocol/index.ts';
import { goldenCodes } from './codes.ts';
import { damages, goldenEvents } from './events.ts';
import type { KeyPair } from './keys.ts';
import { certificateText, goldenMessages, pushHeaderText, sessionText } from './messages.ts';
import { schemaHashes } from './schema-hash.ts';
import { enrolment, messageKey, phoneAgreement, phoneSigning, sealed, serverAgreement, serverSigning, sharedSecret, tagText } from './world.ts';

/** Signatures hold chance, so those that stand in the files and verify are kept. */
export interface KnownSignatures {
  readonly certificate: string | null;
  readonly session: string | null;
}

/** Every golden file: path below `golden/` to its content. */
export const goldenFiles = (known: KnownSignatures): Readonly<Record<string, unknown>> => {
  const certificate = signature(serverSigning, certificateText, known.certificate);
  const session = signature(phoneSigning, sessionText, known.session);
  const messages = goldenMessages({ certificate, session });
  return {
    'codes/codes.json': goldenCodes(),
    'crypto/message-key.json': { phone: keys(phoneAgreement), server: keys(serverAgreement), sharedSecret: hexOf(sharedSecret), info: purposes.messageKey + enrolment, messageKey: hexOf(messageKey) },
    'crypto/push-tag.json': { messageKey: hexOf(messageKey), purpose: purposes.push, header: pushHeaderText, tag: tagText(purposes.push, pushHeaderText) },
    'crypto/certificate.json': { server: keys(serverSigning), text: certificateText, signature: certificate },
    'crypto/session.json': { phone: keys(phoneSigning), text: sessionText, signature: session },
    ...Object.fromEntries(Object.entries(goldenEvents).map(([name, event]) => [`envelopes/${name}.json`, envelopeFile(event)])),
    'envelopes/damaged.json': damagedFile(),
    ...Object.fromEntries(Object.entries(messages).map(([name, message]) => [`messages/${kebabOf(name)}.json`, message])),
    'schema-lock.json': { protocolVersion: PROTOCOL_VERSION, schemas: schemaHashes() },
  };
};

/** `pushRequestSchema` lies in `push-request.json`. */
export const kebabOf = (schemaName: string): string => schemaName.replace(/Schema$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const keys = ({ scalar, point }: KeyPair): object => ({ privateKey: hexOf(scalar), publicKey: base64urlOf(point) });

const envelopeFile = (event: DeviceEvent): object => {
  const { body, tag, envelope } = sealed(event);
  const shown = event.kind === 'Sealed' ? { ...event, body: hexOf(event.body) } : event;
  return { event: shown, body: hexOf(body), tag, envelope: hexOf(envelope.bytes), base64url: base64urlOf(envelope.bytes), hash: envelope.hash };
};

const damagedFile = (): object =>
  Object.fromEntries(
    Object.entries(damages).map(([name, { of = 'sale-usual', from, to, refusal }]) => {
      const event = goldenEvents[of];
      const hex = event === undefined ? '' : hexOf(sealed(event).body);
      const at = hex.indexOf(from);
      return [name, { body: hex.slice(0, at) + to + hex.slice(at + from.length), refusal }];
    }),
  );

const signature = (by: KeyPair, text: string, known: string | null): string => {
  const how = { key: by.publicKey, dsaEncoding: 'ieee-p1363' } as const;
  if (known !== null && verify('sha256', utf8Of(text), how, Buffer.from(known, 'base64url'))) return known;
  return sign('sha256', utf8Of(text), { key: by.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
};

/** The event of a golden envelope's file, as the codec reads it. */
export const decodedShown = (body: Uint8Array): unknown => {
  const decoded = decodeEvent(body);
  if (!decoded.ok) return decoded.error;
  return decoded.value.kind === 'Sealed' ? { ...decoded.value, body: hexOf(decoded.value.body) } : decoded.value;
};
