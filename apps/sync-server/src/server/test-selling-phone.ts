import { createHmac } from 'node:crypto';
import { encodeEvent, sealedBytes } from '@qoa/shared/events';
import type { CardCode, EnrolmentId, Gtin, StoreId } from '@qoa/shared/ids';
import { purposes } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import { sessionText } from '../features/devices/index.ts';
import { testPhone } from '../features/devices/test-phone.ts';
import { type TestHouse, testOrigin } from './test-house.ts';

/** A phone of the first store that enrols, seals and pushes by the doors that phones have, and reads what its store is told; it may go on with another house over the same storage. */
export const sellingPhone = async (first: TestHouse) => {
  const phone = await testPhone();
  const made = await first.features.enrolling.newCode(1 as StoreId, testOrigin);
  assert(made.ok, 'the store is seeded');
  const { enrolment, serverKey } = (await first.app.inject({ method: 'POST', url: '/v1/enrolments', payload: { code: made.value.code, agreementKey: phone.agreementKey, signingKey: phone.signingKey, app: 'test' } })).json();
  const key = await phone.messageKey(enrolment, serverKey);
  const tag = (purpose: string, content: string | Uint8Array): Buffer => createHmac('sha256', key).update(purpose).update(content).digest().subarray(0, 16);
  const sale = (seq: number, card: CardCode | null, gtin: Gtin, wallMs: number): string => {
    const body = encodeEvent({ kind: 'SaleRecorded', enrolment, seq, wallMs, clockSession: 1, monotonicMs: 1, offsetS: null, basis: null, actor: 0, card, cardTyped: false, lines: [{ product: { gtin }, quantity: 1000, amountCents: null }], ticketCents: null });
    return Buffer.from(sealedBytes(body, tag(purposes.event, body))).toString('base64url');
  };
  const push = async ({ app, now }: TestHouse, ...events: readonly string[]) => {
    const header = JSON.stringify({ v: 1, enrolment, epoch: null, nextSeq: 3, kept: [[1, 2]], clock: { wallMs: now.ms, session: 1, monotonicMs: 2 }, report: { app: 'test', queued: 0, oldestQueuedWallMs: null, drawer: 0, storage: { usedBytes: null, quotaBytes: null, persisted: null } } });
    return (await app.inject({ method: 'POST', url: '/v1/push', payload: { header, tag: tag(purposes.push, header).toString('hex'), events } })).json().answers;
  };
  const token = async ({ app }: TestHouse): Promise<string> => {
    const { nonce } = (await app.inject({ method: 'POST', url: '/v1/sessions/nonce', payload: { enrolment } })).json();
    return (await app.inject({ method: 'POST', url: '/v1/sessions', payload: { enrolment, nonce, signature: await phone.sign(sessionText(enrolment, nonce)) } })).json().token;
  };
  /** The rows of the store's feed behind a number; from nothing, its snapshot. */
  const told = async (house: TestHouse, after: { readonly epoch: string; readonly no: number } | null = null) => {
    const payload = { epoch: after?.epoch ?? null, after: after === null ? {} : { 'store:1': after.no }, limit: 500 };
    const { pages } = (await house.app.inject({ method: 'POST', url: '/v1/pull', headers: { authorization: `Bearer ${await token(house)}` }, payload })).json();
    return pages.find(({ scope }: { readonly scope: string }) => scope === 'store:1')?.rows ?? [];
  };
  return { enrolment: enrolment as EnrolmentId, sale, push, token, told };
};
