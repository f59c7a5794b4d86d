import type { Locale } from '@qoa/messages';
import type { JudgedNo } from '@qoa/shared/ids';
import { explainRequestSchema, judgedNoSchema, type SaleExplained } from '@qoa/shared/protocol';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod/mini';
import type { Turnstile } from '../../platform/turnstile.ts';
import { sendError, sendOutcome } from '../wire/index.ts';
import { explainInTurn } from './explain-in-turn.ts';
import type { Explainer } from './explainer.ts';

/** `POST /v1/explanations` for the phone of a store; `GET /v1/card/explanations/:id` for a card's holder and `GET /v1/admin/explanations/:id` for staff, by judgedNo, in the language of `?lang`. Errors: EVENT_UNKNOWN, EXPLANATIONS_BUSY. */
export const explainRoute = ({ explainer, turns }: ExplainRouteParts) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const answer = async (reply: FastifyReply, explain: () => Promise<SaleExplained | null>): Promise<FastifyReply> => sendOutcome(reply, await explainInTurn(turns, explain));
  const numbered = { params: z.object({ id: judgedNoSchema }), querystring: z.object({ lang: z.optional(z.enum(['es', 'en'])) }) };

  typed.post('/v1/explanations', { schema: { summary: 'Why an event of the phone’s store gave what it gave', tags: ['device'], body: explainRequestSchema } }, async ({ caller, body }, reply) =>
    caller.kind === 'device' ? answer(reply, () => explainer.atStore(caller.store, body.enrolment, body.seq, body.lang)) : sendError(reply, 'UNAUTHENTICATED'));

  typed.get('/v1/card/explanations/:id', { schema: { summary: 'Why a purchase gave the card what it gave', tags: ['card'], ...numbered } }, async ({ caller, params, query }, reply) =>
    caller.kind === 'card' ? answer(reply, () => explainer.ofHolder(caller.card, numberOf(params.id), languageOf(query))) : sendError(reply, 'UNAUTHENTICATED'));

  typed.get('/v1/admin/explanations/:id', { schema: { summary: 'Why a judged event gave what it gave, campaign by campaign', tags: ['console'], ...numbered } }, async ({ caller, params, query }, reply) =>
    caller.kind === 'admin' ? answer(reply, () => explainer.forStaff(numberOf(params.id), languageOf(query))) : sendError(reply, 'UNAUTHENTICATED'));
};

export interface ExplainRouteParts {
  readonly explainer: Explainer;
  /** Of all three doors together. */
  readonly turns: Turnstile;
}

const numberOf = (id: string): JudgedNo => Number(id);

const languageOf = ({ lang }: { readonly lang?: Locale | undefined }): Locale => lang ?? 'es';
