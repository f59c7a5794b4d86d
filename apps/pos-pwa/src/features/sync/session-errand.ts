import { nonceResponseSchema, parseAs, sessionResponseSchema, type SessionRequest } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import type { SyncFault } from '@qoa/shared/sync';
import { ANSWER_TIMEOUT_MS, syncFaultOf, unreadableAnswer, type ErrandNeeds } from './errands.ts';

/** Who asks for a session, and over what. */
export type SessionNeeds = Pick<ErrandNeeds, 'enrolment' | 'device' | 'http'>;

/** The right to read for a while. */
export interface Session {
  readonly token: string;
  readonly validForMs: number;
}

/** Wins a session by signing the server's nonce. Its end never blocks delivery. */
export const winSession = async ({ enrolment, device, http }: SessionNeeds): Promise<Result<Session, SyncFault>> => {
  const nonceAnswer = await http.post('/v1/sessions/nonce', { enrolment }, { timeoutMs: ANSWER_TIMEOUT_MS });
  if (!nonceAnswer.ok) return err(syncFaultOf(nonceAnswer.error));
  const read = parseAs(nonceResponseSchema, nonceAnswer.value);
  if (!read.ok) return err(unreadableAnswer);
  const { nonce } = read.value;
  const request: SessionRequest = { enrolment, nonce, signature: await device.signSession(enrolment, nonce) };
  const answer = await http.post('/v1/sessions', request, { timeoutMs: ANSWER_TIMEOUT_MS });
  if (!answer.ok) return err(syncFaultOf(answer.error));
  const session = parseAs(sessionResponseSchema, answer.value);
  if (!session.ok) return err(unreadableAnswer);
  const { wallMs, offsetS } = device.clock();
  return ok({ token: session.value.token, validForMs: Math.max(0, session.value.expiresAtMs - (wallMs + (offsetS ?? 0) * 1000)) });
};
