import type { PersonId } from '@qoa/shared/campaign-life';
import { server as words } from '@qoa/messages';
import { campaignCommandRequestSchema, campaignDocumentSchema, campaignNoSchema, CAMPAIGN_BODY_BYTES_MAX, participationRequestSchema, relationsRequestSchema } from '@qoa/shared/protocol';
import { err, type Result } from '@qoa/shared/result';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod/mini';
import { type Caller, sendError } from '../wire/index.ts';
import type { CampaignDesk } from './campaign-desk.ts';
import type { CampaignReads } from './campaign-reads-store.ts';
import type { CampaignView } from './campaign-view.ts';
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
/** What a campaign's number may be; none is larger. */
const numberMax = 2 ** 31 - 1;

/** The doors of `protocol/campaigns.ts` but those that only try a document. */
export const campaignsRoute = ({ desk, view, participation, reads }: CampaignsParts) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/admin/campaigns', { schema: { summary: 'Every campaign, those that changed last first', tags } }, async (_request, reply) => reply.header('cache-control', 'no-store').send(await view.list()));

  typed.get('/v1/admin/campaign-parts', { schema: { summary: 'What a campaign may name: makers, brands, products, stores', tags } }, async (_request, reply) => reply.header('cache-control', 'no-store').send(await reads.parts()));

  typed.get('/v1/admin/campaigns/:id', { schema: { summary: 'One campaign with its revisions, its proposal and its audit', tags, params } }, async ({ params: { id }, caller }, reply) => {
    if (caller.kind !== 'admin') return sendError(reply, 'UNAUTHENTICATED');
    const detail = Number(id) > numberMax ? null : await view.detail(Number(id), { person: caller.user, role: caller.role });
    return detail === null ? sendError(reply, 'CAMPAIGN_UNKNOWN') : reply.header('cache-control', 'no-store').send(detail);
  });

  const creating = { summary: 'A draft under a number of its own, whatever numbers the document names', tags, body: campaignDocumentSchema };
  typed.post('/v1/admin/campaigns', { schema: creating, bodyLimit: CAMPAIGN_BODY_BYTES_MAX }, ({ body, caller }, reply) => byPerson(caller, reply.code(201), (by) => desk.create(body.document, by)));

  typed.post('/v1/admin/campaigns/:id/copy', { schema: { summary: 'A draft of the same rules under a number of its own', tags, params } }, ({ params: { id }, caller }, reply) =>
    byPerson(caller, reply.code(201), (by) => known(id, (campaign) => desk.copy(campaign, words.es.copyOf, by))));

  const commanding = { summary: 'A step of a campaign’s life, upon the version that its author saw', tags, params, body: campaignCommandRequestSchema };
  typed.post('/v1/admin/campaigns/:id/commands', { schema: commanding, bodyLimit: CAMPAIGN_BODY_BYTES_MAX }, ({ params: { id }, body, caller }, reply) =>
    byPerson(caller, reply, (by) => known(id, (campaign) => desk.command(campaign, body.version, body.command, by))));

  const participating = { summary: 'Which stores take part, and what they earn for it', tags, params, body: participationRequestSchema };
  typed.post('/v1/admin/campaigns/:id/participation', { schema: participating, bodyLimit: CAMPAIGN_BODY_BYTES_MAX }, ({ params: { id }, body, caller }, reply) =>
    byPerson(caller, reply, (by) => known(id, (campaign) => desk.participate(campaign, body.version, body.participation, by))));

  const relating = { summary: 'Stores that sell a maker’s products, by their codes: by hand or by import', tags, body: relationsRequestSchema };
  typed.post('/v1/admin/relations', { schema: relating }, ({ body, caller }, reply) => byPerson(caller, reply, () => participation.relate(body.cpg, body.stores)));
};

const answer = (reply: FastifyReply, done: Result<object, CampaignRefused>): FastifyReply => (done.ok ? reply.header('cache-control', 'no-store').send(done.value) : sendError(reply, done.error.code, done.error.facts));

type Done = Promise<Result<object, CampaignRefused>>;

/** What is done here has an author. */
const byPerson = async (caller: Caller, reply: FastifyReply, act: (by: PersonId) => Done): Promise<FastifyReply> => (caller.kind === 'admin' ? answer(reply, await act(caller.user)) : sendError(reply, 'UNAUTHENTICATED'));

const known = (id: string, act: (campaign: number) => Done): Done => (Number(id) > numberMax ? Promise.resolve(err(refused('CAMPAIGN_UNKNOWN'))) : act(Number(id)));
