import { base64urlOf, bytesOfBase64url, hexOf, utf8Of } from '@qoa/shared/bytes';
import { answerText, eventHashOf, peekHeader, splitEnvelope, tagOf, type Answer, type EarlierAnswer, type TaggedAnswer } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, EventHash, Seq, StoreId, Tag } from '@qoa/shared/ids';
import { adoptRequestSchema, certificateSchema, enrolRequestSchema, parseAs, parsePushHeader, parseTextAs, purposes, pushRequestSchema, type AdoptResponse, type EnrolResponse, type Outlook, type PullResponse, type PushHeader, type PushResponse } from '@qoa/shared/protocol';
import { assert, err, ok, type Result } from '@qoa/shared/result';
import type { Http, HttpFault } from '../../platform/http.ts';

/** A server in the page: opens what the phone seals, and answers as the real one, from memory. For tests of the loops. */
export interface FakeServer {
  readonly http: Http;
  /** What arrived, by enrolment, in the order of its judgement. */
  readonly judged: { readonly enrolment: EnrolmentId; readonly seq: Seq; readonly hash: EventHash }[];
  /** Their envelopes as pushed, one for each of `judged`. */
  readonly envelopes: string[];
  readonly headers: PushHeader[];
  /** What was shown of earlier answers. */
  readonly earlier: EarlierAnswer[];
  /** What was asked about taking part: `/v1/campaigns/1/join`. */
  readonly participations: string[];
  /** Changed by a test to make a bad day. */
  readonly weather: Weather;
}

interface Weather {
  away: boolean;
  /** Judges, and then loses the answer. */
  losesAnswers: boolean;
  forgesTags: boolean;
  revoked: boolean;
  /** These numbers do not verify. */
  unreadable: readonly Seq[];
  sendFrom: Seq | null;
  coveredJudgedNo: number;
  /** Takes certificates. */
  adopts: boolean;
  pull: PullResponse | null;
  /** What it tells of any card; null: nothing lies ahead. */
  outlook: Outlook | null;
  /** Enrolments whose keys it does not know any more, or not yet again. */
  forgotten: readonly EnrolmentId[];
  /** Why a phone whose storage went back gets no code; null: it gets one. */
  renewalRefused: 'ROLLBACK_UNSEEN' | 'RENEWAL_USED' | null;
  /** The life of its storage. Another one has the numbers that it was given, and none of the bytes. */
  epoch: Epoch;
  /** It has seen this number of each of its enrolments, whatever the phone remembers. */
  seen: Seq;
}

/** A server with no phone. */
export const fakeServer = (): FakeServer => {
  const weather: Weather = { epoch: 'ffeeddccbbaa9988' as Epoch, away: false, losesAnswers: false, forgesTags: false, revoked: false, unreadable: [], sendFrom: null, coveredJudgedNo: 0, adopts: true, pull: null, outlook: null, forgotten: [], renewalRefused: 'ROLLBACK_UNSEEN', seen: 0 };
  const keys = new Map<EnrolmentId, CryptoKey>();
  const answers = new Map<string, Answer>();
  const judged: FakeServer['judged'][number][] = [];
  const envelopes: string[] = [];
  const headers: PushHeader[] = [];
  const earlier: EarlierAnswer[] = [];
  const participations: string[] = [];

  const enrol = async (body: unknown): Promise<Result<EnrolResponse, HttpFault>> => {
    const read = parseAs(enrolRequestSchema, body);
    assert(read.ok, 'the phone speaks the protocol');
    const enrolment = (keys.size + 1).toString(16).repeat(16) as EnrolmentId;
    const own = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
    keys.set(enrolment, await messageKeyOf(own.privateKey, read.value.agreementKey, enrolment));
    const store = { id: 3 as StoreId, code: 'T003', name: 'La Esquina', timeZone: 'America/Mexico_City' };
    const { agreementKey, signingKey } = read.value;
    const signer = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
    const certificate = JSON.stringify({ v: 1, enrolment, store: store.id, agreementKey, signingKey, wrappedKey: '', keyId: 'k1', issuedAtMs: 1 });
    const serverKey = base64urlOf(new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey)));
    const certificateSignature = base64urlOf(new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, signer.privateKey, new Uint8Array(utf8Of(certificate)))));
    const serverSigningKey = base64urlOf(new Uint8Array(await crypto.subtle.exportKey('raw', signer.publicKey)));
    return ok({ enrolment, epoch: weather.epoch, serverMs: Date.now(), serverKey, certificate, certificateSignature, serverSigningKey, store });
  };

  const push = async (body: unknown): Promise<Result<PushResponse, HttpFault>> => {
    const request = parseAs(pushRequestSchema, body);
    assert(request.ok, 'the phone speaks the protocol');
    const header = parsePushHeader(request.value.header);
    assert(header.ok, 'the phone speaks the protocol');
    const { enrolment } = header.value;
    const { epoch } = weather;
    const key = keys.get(enrolment);
    if (key === undefined || weather.forgotten.includes(enrolment) || (await tagText(key, purposes.push, utf8Of(request.value.header))) !== request.value.tag) return err(fault('KEY_UNKNOWN'));
    headers.push(header.value);
    earlier.push(...(request.value.earlier ?? []));
    const opened = await Promise.all(request.value.events.map(async (text) => ({ text, ...(await openEvent(key, text)) })));
    const unreadable = opened.filter(({ sound, seq }) => !sound || weather.unreadable.includes(seq)).map(({ seq, hash }) => ({ seq, hash }));
    const tagged: TaggedAnswer[] = [];
    for (const { seq, hash, text } of opened.filter((event) => !unreadable.some((bad) => bad.seq === event.seq))) {
      const known = answers.get(`${epoch}/${enrolment}/${seq}/${hash}`);
      const answer: Answer = known ?? { seq, hash, judgedNo: judged.length + 1, class: 'accepted', code: null, facts: {}, given: [] };
      if (known === undefined) {
        judged.push({ enrolment, seq, hash });
        envelopes.push(text);
      }
      answers.set(`${epoch}/${enrolment}/${seq}/${hash}`, answer);
      const tag = await tagText(key, purposes.answer, utf8Of(answerText(epoch, enrolment, answer)));
      tagged.push({ ...answer, tag: weather.forgesTags ? tagOf(new Uint8Array(16)) : tag });
    }
    if (weather.losesAnswers) return err(fault('NETWORK_AWAY'));
    const numbers = judged.filter((one) => one.enrolment === enrolment).map(({ seq }) => seq);
    const { sendFrom, coveredJudgedNo } = weather;
    weather.sendFrom = null;
    return ok({ epoch, serverMs: Date.now(), answers: tagged, unreadable, sendFrom, frontier: frontierOf(numbers), highestSeq: Math.max(weather.seen, ...numbers), coveredJudgedNo });
  };

  const adopt = (body: unknown): Result<AdoptResponse, HttpFault> => {
    const read = parseAs(adoptRequestSchema, body);
    assert(read.ok, 'the phone speaks the protocol');
    const certificate = parseTextAs(certificateSchema, read.value.certificate);
    if (!weather.adopts || !certificate.ok) return err(fault('CERTIFICATE_WRONG'));
    weather.forgotten = weather.forgotten.filter((enrolment) => enrolment !== certificate.value.enrolment);
    return ok({ enrolment: certificate.value.enrolment, epoch: weather.epoch, serverMs: Date.now() });
  };

  /** Of the enrolment that follows nothing was seen. */
  const renewal = (): Result<unknown, HttpFault> => {
    if (weather.renewalRefused !== null) return err(fault(weather.renewalRefused));
    weather.seen = 0;
    return ok({ code: 'BBBBB', expiresAtMs: Date.now() + 600_000 });
  };

  const answer = (path: string, body: unknown): Promise<Result<unknown, HttpFault>> | Result<unknown, HttpFault> => {
    if (path === '/v1/enrolments') return enrol(body);
    if (path === '/v1/push') return push(body);
    if (path === '/v1/adoptions') return adopt(body);
    if (path === '/v1/renewals') return renewal();
    if (weather.revoked) return err(fault('ENROLMENT_REVOKED'));
    if (path === '/v1/sessions/nonce') return ok({ nonce: 'n' });
    if (path === '/v1/sessions') return ok({ token: 'token', expiresAtMs: Date.now() + 3_600_000 });
    if (path === '/v1/outlook') return ok(weather.outlook ?? { serverMs: Date.now(), campaigns: [] });
    if (path.startsWith('/v1/campaigns/')) {
      participations.push(path);
      return ok({});
    }
    return ok(weather.pull ?? { epoch: weather.epoch, serverMs: Date.now(), scopes: [], pages: [] });
  };
  return { http: { post: async (path, body) => (weather.away ? err(fault('NETWORK_AWAY')) : answer(path, JSON.parse(JSON.stringify(body)))) }, judged, envelopes, headers, earlier, participations, weather };
};

const fault = (code: string): HttpFault => ({ code, facts: {}, words: null, retryAfterMs: null });

const messageKeyOf = async (own: CryptoKey, agreementKey: string, enrolment: EnrolmentId): Promise<CryptoKey> => {
  const point = bytesOfBase64url(agreementKey);
  assert(point.ok, 'the request was read');
  const phone = await crypto.subtle.importKey('raw', new Uint8Array(point.value), { name: 'ECDH', namedCurve: 'P-256' }, false, []);
  const base = await crypto.subtle.importKey('raw', await crypto.subtle.deriveBits({ name: 'ECDH', public: phone }, own, 256), 'HKDF', false, ['deriveKey']);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: new Uint8Array(utf8Of(purposes.messageKey + enrolment)) };
  return crypto.subtle.deriveKey(parameters, base, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']);
};

const tagText = async (key: CryptoKey, purpose: string, content: Uint8Array): Promise<Tag> =>
  tagOf(new Uint8Array(await crypto.subtle.sign('HMAC', key, new Uint8Array([...utf8Of(purpose), ...content]))));

const openEvent = async (key: CryptoKey, text: string): Promise<{ readonly seq: Seq; readonly hash: EventHash; readonly sound: boolean }> => {
  const bytes = bytesOfBase64url(text);
  assert(bytes.ok, 'the request was read');
  const [split, header] = [splitEnvelope(bytes.value), peekHeader(bytes.value)];
  assert(split.ok && header !== null, 'the phone sends envelopes');
  const hash = eventHashOf(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes.value))));
  return { seq: header.seq, hash, sound: (await tagText(key, purposes.event, split.value.body)) === hexOf(split.value.tag) };
};

const frontierOf = (numbers: readonly Seq[]): Seq => {
  const known = new Set(numbers);
  let frontier = 0;
  while (known.has(frontier + 1)) frontier++;
  return frontier;
};
