// Written from docs/protocol: index.md (Purposes), enrolment.md and push.md.
import { createECDH, createHash, createHmac, createPrivateKey, createPublicKey, hkdfSync, sign, verify, type ECDH } from 'node:crypto';

/** A device's or server's P-256 pair; without a private key a new one is drawn. */
export const pair = (privateKeyHex?: string): ECDH => {
  const ecdh = createECDH('prime256v1');
  if (privateKeyHex === undefined) ecdh.generateKeys();
  else ecdh.setPrivateKey(Buffer.from(privateKeyHex, 'hex'));
  return ecdh;
};

export const publicText = (own: ECDH): string => own.getPublicKey().toString('base64url');

export const messageKey = (own: ECDH, serverKey: string, enrolment: string): Buffer =>
  Buffer.from(hkdfSync('sha256', own.computeSecret(Buffer.from(serverKey, 'base64url')), Buffer.alloc(0), `qoa:message-key:v1\n${enrolment}`, 32));

export const tag = (key: Buffer, purpose: 'event' | 'push' | 'answer', content: Buffer | string): Buffer => createHmac('sha256', key).update(`qoa:${purpose}:v1\n`).update(content).digest().subarray(0, 16);

export const seal = (key: Buffer, body: Buffer): Buffer => Buffer.concat([body, tag(key, 'event', body)]);

export const hash = (envelope: Buffer): string => createHash('sha256').update(envelope).digest('hex').slice(0, 32);

export const signText = (own: ECDH, text: string): string => {
  const key = createPrivateKey({ key: { ...jwk(own.getPublicKey()), d: own.getPrivateKey().toString('base64url') }, format: 'jwk' });
  return sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
};

export const isSigned = (publicKey: string, text: string, signature: string): boolean => {
  const key = createPublicKey({ key: jwk(Buffer.from(publicKey, 'base64url')), format: 'jwk' });
  return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
};

/** The text under an answer's tag. */
export const answerLine = (epoch: string, enrolment: string, answer: StrangersAnswer): string => {
  const facts = Object.entries(answer.facts).sort(([a], [b]) => (a < b ? -1 : 1));
  const given = answer.given.map((one) => [one.programme, one.unit, one.units, one.balance, one.goal]);
  return JSON.stringify([epoch, enrolment, answer.seq, answer.hash, answer.judgedNo, answer.class, answer.code, facts, given]);
};

export interface StrangersAnswer {
  readonly seq: number;
  readonly hash: string;
  readonly judgedNo: number;
  readonly class: string;
  readonly code: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly given: readonly { readonly programme: number; readonly unit: string; readonly units: number; readonly balance: number; readonly goal: number | null }[];
  readonly tag: string;
}

const jwk = (point: Buffer): { kty: string; crv: string; x: string; y: string } => ({
  kty: 'EC',
  crv: 'P-256',
  x: point.subarray(1, 33).toString('base64url'),
  y: point.subarray(33).toString('base64url'),
});
