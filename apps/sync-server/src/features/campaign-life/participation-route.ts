import { campaignNoSchema } from '@qoa/shared/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod/mini';
import { sendError } from '../wire/index.ts';
import type { ParticipationDesk } from './participation-desk.ts';

const numberMax = 2 ** 31 - 1;

/** `POST /v1/campaigns/:id/join` and `/leave`: the tendero's own yes and no. What stands is also told by the store's feed. */
export const participationRoute = (desk: Pick<ParticipationDesk, 'join' | 'leave'>) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  for (const [does, summary] of [['join', 'Take part in a campaign to which the store is invited'], ['leave', 'No longer take part; what customers earned stays theirs']] as const) {
    typed.post(`/v1/campaigns/:id/${does}`, { schema: { summary, tags: ['phone'], params: z.object({ id: campaignNoSchema }) } }, async ({ params: { id }, caller }, reply) => {
      if (caller.kind !== 'device') return sendError(reply, 'UNAUTHENTICATED');
      if (Number(id) > numberMax) return sendError(reply, 'CAMPAIGN_UNKNOWN');
      const done = await desk[does](Number(id), caller.store);
      return done.ok ? reply.header('cache-control', 'no-store').send(done.value) : sendError(reply, done.error.code, done.error.facts);
    });
  }
};
