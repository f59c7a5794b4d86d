import { CAMPAIGN_BODY_BYTES_MAX, campaignDocumentSchema, dryRunRequestSchema } from '@qoa/shared/protocol';
import type { Result } from '@qoa/shared/result';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { sendError } from '../wire/index.ts';
import type { DryRunRefusal, DryRuns } from './dry-runs.ts';

/** `POST /v1/admin/campaigns/dry-run` and `POST /v1/admin/campaigns/warnings`. */
export const dryRunRoute = (dryRuns: DryRuns) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const running = { summary: 'What a campaign would have given on sales of the past, or of a made-up shop; nothing is written', tags: ['console'], body: dryRunRequestSchema };
  typed.post('/v1/admin/campaigns/dry-run', { schema: running, bodyLimit: CAMPAIGN_BODY_BYTES_MAX }, async (request, reply) => answer(reply, await dryRuns.run(request.body, leavingOf(reply))));

  const warning = { summary: 'What is worth a look beside the campaigns that run', tags: ['console'], body: campaignDocumentSchema };
  typed.post('/v1/admin/campaigns/warnings', { schema: warning, bodyLimit: CAMPAIGN_BODY_BYTES_MAX }, async (request, reply) => answer(reply, await dryRuns.warnings(request.body.document, leavingOf(reply))));
};

/** Aborted when the caller hangs up before the answer. The request's own signal is aborted as soon as its body was read. */
const leavingOf = ({ raw }: FastifyReply): AbortSignal => {
  const leaving = new AbortController();
  raw.on('close', () => {
    if (!raw.writableEnded) leaving.abort();
  });
  return leaving.signal;
};

const answer = (reply: FastifyReply, made: Result<unknown, DryRunRefusal>): FastifyReply => {
  if (made.ok) return reply.header('cache-control', 'no-store').send(made.value);
  return sendError(reply, made.error.code, 'facts' in made.error ? made.error.facts : {});
};
