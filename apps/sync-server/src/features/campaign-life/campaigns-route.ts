import { server as words } from '@qoa/messages';
import { campaignCommandRequestSchema, campaignDocumentSchema, campaignNoSchema, CAMPAIGN_BODY_BYTES_MAX, participationRequestSchema, relationsRequestSchema } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod/mini';
import { sendError, sendOutcome, sendOutcomeOf } from '../wire/index.ts';
import type { CampaignDesk } from './campaign-desk.ts';
import type { CampaignReads } from './campaign-reads-store.ts';
import type { CampaignView } from './campaign-view.ts';
import { withCampaign } from './known-campaign.ts';
import type { ParticipationDesk } from './participation-desk.ts';
import { type CampaignRefused, refused } from './refusals.ts';

/** What the doors of the console's campaigns lead to. */
export interface CampaignsParts {
  readonly desk: CampaignDesk;
  readonly view: CampaignView;
  readonly participation: Pick<ParticipationDesk, 'relate'>;
  readonly reads: Pick<CampaignReads, 'parts'>;
}

const params = z.object({ id: campaignNoSchema });
const tags = ['campaigns'];

/** The doors of `protocol/campaigns.ts` but those that only try a document. */
export const campaignsRoute = ({ desk, view, participation, reads }: CampaignsParts) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/admin/campaigns', { schema: { summary: 'Every campaign, those that changed last first', tags } }, async (_request, reply) => reply.header('cache-control', 'no-store').send(await view.list()));

  typed.get('/v1/admin/campaign-parts', { schema: { summary: 'What a campaign may name: makers, brands, products, stores', tags } }, async (_request, reply) => reply.header('cache-control', 'no-store').send(await reads.parts()));

  typed.get('/v1/admin/campaigns/:id', { schema: { summary: 'One campaign with its revisions, its proposal and its audit', tags, params } }, async ({ params: { id }, caller }, reply) => {
    if (caller.kind !== 'admin') return sendError(reply, 'UNAUTHENTICATED');
    const reader = { person: caller.user, role: caller.role };
    return sendOutcome(reply, await withCampaign(id, async (campaign) => known(await view.detail(campaign, reader))));
  });

  const creating = { summary: 'A draft under a number of its own, whatever numbers the document names', tags, body: campaignDocumentSchema };
  typed.post('/v1/admin/campaigns', { schema: creating, bodyLimit: CAMPAIGN_BODY_BYTES_MAX }, ({ body, caller }, reply) => sendOutcomeOf(caller, reply.code(201), (by) => desk.create(body.document, by)));

  typed.post('/v1/admin/campaigns/:id/copy', { schema: { summary: 'A draft of the same rules under a number of its own', tags, params } }, ({ params: { id }, caller }, reply) =>
    sendOutcomeOf(caller, reply.code(201), (by) => withCampaign(id, (campaign) => desk.copy(campaign, words.es.copyOf, by))));

  const commanding = { summary: 'A step of a campaign’s life, upon the version that its author saw', tags, params, body: campaignCommandRequestSchema };
  typed.post('/v1/admin/campaigns/:id/commands', { schema: commanding, bodyLimit: CAMPAIGN_BODY_BYTES_MAX }, ({ params: { id }, body, caller }, reply) =>
    sendOutcomeOf(caller, reply, (by) => withCampaign(id, (campaign) => desk.command(campaign, body.version, body.command, by))));

  const participating = { summary: 'Which stores take part, and what they earn for it', tags, params, body: participationRequestSchema };
  typed.post('/v1/admin/campaigns/:id/participation', { schema: participating, bodyLimit: CAMPAIGN_BODY_BYTES_MAX }, ({ params: { id }, body, caller }, reply) =>
    sendOutcomeOf(caller, reply, (by) => withCampaign(id, (campaign) => desk.participate(campaign, body.version, body.participation, by))));

  const relating = { summary: 'Stores that sell a maker’s products, by their codes: by hand or by import', tags, body: relationsRequestSchema };
  typed.post('/v1/admin/relations', { schema: relating }, ({ body, caller }, reply) => sendOutcomeOf(caller, reply, () => participation.relate(body.cpg, body.stores)));
};

const known = <Value>(found: Value | null): Result<Value, CampaignRefused> => (found === null ? err(refused('CAMPAIGN_UNKNOWN')) : ok(found));
