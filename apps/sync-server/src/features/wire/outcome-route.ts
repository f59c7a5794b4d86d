import type { HttpErrorCode } from '@qoa/shared/errors';
import type { Facts } from '@qoa/shared/events';
import type { Result } from '@qoa/shared/result';
import type { FastifyReply } from 'fastify';
import type { Caller } from './caller.ts';
import { sendError } from './error-route.ts';

/** What came of an act: what to tell, or why it was not done. */
export type Outcome = Result<object, { readonly code: HttpErrorCode; readonly facts?: Facts }>;

/** Answers with what came of an act. Nobody on the way keeps it. */
export const sendOutcome = (reply: FastifyReply, outcome: Outcome): FastifyReply =>
  outcome.ok ? reply.header('cache-control', 'no-store').send(outcome.value) : sendError(reply, outcome.error.code, outcome.error.facts);

/** The same for an act that has a person as its author, by the number of the account. Errors: UNAUTHENTICATED. */
export const sendOutcomeOf = async (caller: Caller, reply: FastifyReply, act: (by: number) => Promise<Outcome>): Promise<FastifyReply> =>
  caller.kind === 'admin' ? sendOutcome(reply, await act(caller.user)) : sendError(reply, 'UNAUTHENTICATED');
