// Written from docs/protocol: enrolment.md, push.md, pull.md and restore.md. A whole device of another make, in memory.
import type { ECDH } from 'node:crypto';
import { decode, encode, type StrangersHeader, type StrangersLine, type StrangersSale } from './envelope.ts';
import { answerLine, hash, isSigned, messageKey, pair, publicText, seal, signText, tag, type StrangersAnswer } from './keys.ts';

export interface PushAnswer {
  readonly epoch: string;
  readonly serverMs: number;
  readonly answers: readonly StrangersAnswer[];
  readonly unreadable: readonly { readonly seq: number; readonly hash: string }[];
  readonly sendFrom: number | null;
  readonly frontier: number;
  readonly highestSeq: number;
}

/** The body of an answer and its status. */
export interface Told<Body> {
  readonly status: number;
  readonly body: Body;
}

export interface StrangersDevice {
  readonly enrolment: string;
  readonly certificate: string;
  readonly epoch: string;
  /** Seals a sale under the next number and keeps it. */
  readonly sell: (sale: { readonly card: string | null; readonly lines: readonly StrangersLine[] }) => Buffer;
  /** Adds a card to a sealed sale, under the next number. */
  readonly claim: (sale: Buffer, card: string) => Buffer;
  /** Seals any body under this device's key, for what no decent device does. */
  readonly seal: (body: Buffer) => Buffer;
  /** Encodes a sale with a number of one's choice. */
  readonly bodyOf: (seq: number, lines: readonly StrangersLine[]) => Buffer;
  /** Pushes envelopes under a header that states `kept`. */
  readonly push: (envelopes: readonly Buffer[], stated: Stated) => Promise<Told<PushAnswer>>;
  /** What it would push, for whoever brings it another way than by HTTP. */
  readonly request: (envelopes: readonly Buffer[], stated: Stated) => object;
  /** Shows what the server signed when it enrolled, to a server that knows it no more. */
  readonly adopt: () => Promise<Told<{ readonly enrolment: string; readonly epoch: string }>>;
  /** The same as a push under a tag that nobody's key made. */
  readonly pushWithFalseTag: (envelopes: readonly Buffer[], stated: Stated) => Promise<Told<{ readonly error: { readonly code: string } }>>;
  readonly isTrue: (answer: StrangersAnswer, epoch: string) => boolean;
  readonly token: () => Promise<string>;
}

export interface Stated {
  readonly nextSeq: number;
  readonly kept: readonly (readonly [number, number])[];
  /** The epoch that it learnt last, when that is another than the one in which it enrolled. */
  readonly epoch?: string;
  /** What it had been answered before, shown when the server asked. */
  readonly earlier?: readonly { readonly epoch: string; readonly answer: StrangersAnswer }[];
}

interface Enrolled {
  readonly enrolment: string;
  readonly epoch: string;
  readonly serverMs: number;
  readonly serverKey: string;
  readonly certificate: string;
  readonly certificateSignature: string;
  readonly serverSigningKey: string;
}

/** Enrols with a one-time code. */
export const enrol = async (origin: string, code: string): Promise<StrangersDevice> => {
  const [agreement, signing] = [pair(), pair()];
  const request = { code, agreementKey: publicText(agreement), signingKey: publicText(signing), app: 'stranger 1' };
  const { status, body } = await post<Enrolled>(`${origin}/v1/enrolments`, request);
  if (status !== 201) throw new Error(`not enrolled: ${JSON.stringify(body)}`);
  if (!isSigned(body.serverSigningKey, body.certificate, body.certificateSignature)) throw new Error('the certificate is not signed by the server');
  const key = messageKey(agreement, body.serverKey, body.enrolment);
  return deviceOf(origin, body, key, signing);
};

const deviceOf = (origin: string, { enrolment, epoch, serverMs, certificate, certificateSignature }: Enrolled, key: Buffer, signing: ECDH): StrangersDevice => {
  const startedMs = Date.now();
  const session = Math.floor(Math.random() * 2 ** 32);
  const clock = (): { wallMs: number; session: number; monotonicMs: number } => ({ wallMs: Date.now(), session, monotonicMs: Date.now() - startedMs });
  let seq = 0;
  const headerOf = (number: number): StrangersHeader => {
    const { wallMs, monotonicMs } = clock();
    return { enrolment, seq: number, wallMs, clockSession: session, monotonicMs, offsetS: Math.round((serverMs - startedMs) / 1000), basis: null, actor: 0 };
  };
  const saleOf = (number: number, card: string | null, lines: readonly StrangersLine[]): StrangersSale => ({ kind: 'SaleRecorded', ...headerOf(number), card, cardTyped: false, lines, ticketCents: null });
  const request = (envelopes: readonly Buffer[], { nextSeq, kept, epoch: learnt = epoch, earlier }: Stated, tagKey: Buffer): object => {
    const report = { app: 'stranger 1', queued: envelopes.length, oldestQueuedWallMs: null, drawer: 0, storage: { usedBytes: null, quotaBytes: null, persisted: null } };
    const header = JSON.stringify({ v: 1, enrolment, epoch: learnt, nextSeq, kept, clock: clock(), report });
    return { header, tag: tag(tagKey, 'push', header).toString('hex'), events: envelopes.map((bytes) => bytes.toString('base64url')), ...(earlier === undefined ? {} : { earlier }) };
  };
  return {
    enrolment,
    certificate,
    epoch,
    sell: ({ card, lines }) => seal(key, encode(saleOf((seq += 1), card, lines))),
    claim: (sealed, card) => {
      const named = decode(sealed.subarray(0, -16));
      return seal(key, encode({ kind: 'SaleClaimed', ...headerOf((seq += 1)), sale: { enrolment: named.enrolment, seq: named.seq, hash: hash(sealed) }, card, cardTyped: false }));
    },
    seal: (body) => seal(key, body),
    bodyOf: (number, lines) => encode(saleOf(number, null, lines)),
    push: (envelopes, stated) => post(`${origin}/v1/push`, request(envelopes, stated, key)),
    request: (envelopes, stated) => request(envelopes, stated, key),
    adopt: () => post(`${origin}/v1/adoptions`, { certificate, certificateSignature }),
    pushWithFalseTag: (envelopes, stated) => post(`${origin}/v1/push`, request(envelopes, stated, Buffer.alloc(32))),
    isTrue: (answer, current) => tag(key, 'answer', answerLine(current, enrolment, answer)).toString('hex') === answer.tag,
    token: async () => {
      const { body } = await post<{ nonce: string }>(`${origin}/v1/sessions/nonce`, { enrolment });
      const text = `qoa:session:v1\n${enrolment}\n${body.nonce}`;
      const signature = signText(signing, text);
      if (!isSigned(publicText(signing), text, signature)) throw new Error('signed in vain');
      const won = await post<{ token?: string }>(`${origin}/v1/sessions`, { enrolment, nonce: body.nonce, signature });
      if (won.body.token === undefined) throw new Error(`no session: ${JSON.stringify(won.body)}`);
      return won.body.token;
    },
  };
};

/** Posts JSON and reads JSON. */
export const post = async <Body>(url: string, message: unknown, token?: string): Promise<Told<Body>> => {
  const headers = { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(message) });
  const body: Body = JSON.parse(await answer.text());
  return { status: answer.status, body };
};

/** The hash by which an envelope's answer is found. */
export const nameOf = hash;
