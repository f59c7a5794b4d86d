import { campaignNoSchema } from '@qoa/shared/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod/mini';
import { sendError, sendOutcome } from '../wire/index.ts';
import { withCampaign } from './known-campaign.ts';
import type { ParticipationDesk } from './participation-desk.ts';

/** `POST /v1/campaigns/:id/join` and `/leave`: the tendero's own yes and no. What stands is also told by the store's feed. */
export const participationRoute = (desk: Pick<ParticipationDesk, 'join' | 'leave'>) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  for (const [does, summary] of [['join', 'Take part in a campaign to which the store is invited'], ['leave', 'No longer take part; what customers earned stays theirs']] as const) {
    typed.post(`/v1/campaigns/:id/${does}`, { schema: { summary, tags: ['phone'], params: z.object({ id: campaignNoSchema }) } }, async ({ params: { id }, caller }, reply) => {
      if (caller.kind !== 'device') return sendError(reply, 'UNAUTHENTICATED');
      return sendOutcome(reply, await withCampaign(id, (campaign) => desk[does](campaign, caller.store)));
    });
  }
};
