import type { PersonId } from '@qoa/shared/campaign-life';
import { birthdayCorrectionSchema, birthdaySchema, membersRequestSchema, permitRequestSchema } from '@qoa/shared/protocol';
import type { Result } from '@qoa/shared/result';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { CampaignRefused } from '../campaign-life/index.ts';
import { type Caller, sendError } from '../wire/index.ts';
import type { AudiencesDesk } from './audiences-desk.ts';
import type { AudiencesStore } from './audiences-store.ts';

/** What the doors lead to. */
export interface AudiencesRouteParts {
  readonly desk: AudiencesDesk;
  readonly store: Pick<AudiencesStore, 'overview'>;
}

const tags = ['audiences'];

/** The doors of `protocol/audiences.ts`, and `POST /v1/card/birthday` for a card's holder. */
export const audiencesRoute = ({ desk, store }: AudiencesRouteParts) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/admin/audiences', { schema: { summary: 'Segments, lists of stores, what makers may name, and who changed it', tags } }, async (_request, reply) => reply.header('cache-control', 'no-store').send(await store.overview()));

  typed.post('/v1/admin/segments', { schema: { summary: 'Cards come to a segment or leave it, by their codes', tags, body: membersRequestSchema } }, ({ body, caller }, reply) => byPerson(caller, reply, (by) => desk.segment(body, by)));

  typed.post('/v1/admin/store-lists', { schema: { summary: 'Stores come to a list or leave it, by their codes', tags, body: membersRequestSchema } }, ({ body, caller }, reply) => byPerson(caller, reply, (by) => desk.storeList(body, by)));

  typed.post('/v1/admin/permits', { schema: { summary: 'The restricted kinds that a maker’s campaigns may name', tags, body: permitRequestSchema } }, ({ body, caller }, reply) => byPerson(caller, reply, (by) => desk.permit(body.cpg, body.restricted, by)));

  typed.post('/v1/admin/birthdays', { schema: { summary: 'Correct or forget the birthday of a card', tags, body: birthdayCorrectionSchema } }, ({ body, caller }, reply) => byPerson(caller, reply, (by) => desk.correctBirthday(body.card, body.birthday, by)));

  typed.post('/v1/card/birthday', { schema: { summary: 'Tell the holder’s birthday, once: month and day', tags: ['card'], body: birthdaySchema } }, async ({ body, caller }, reply) =>
    caller.kind === 'card' ? answer(reply, await desk.tellBirthday({ id: caller.card, code: caller.code }, body)) : sendError(reply, 'UNAUTHENTICATED'));
};

const answer = (reply: FastifyReply, done: Result<object, CampaignRefused>): FastifyReply => (done.ok ? reply.header('cache-control', 'no-store').send(done.value) : sendError(reply, done.error.code, done.error.facts));

/** What is done here has an author. */
const byPerson = async (caller: Caller, reply: FastifyReply, act: (by: PersonId) => Promise<Result<object, CampaignRefused>>): Promise<FastifyReply> => (caller.kind === 'admin' ? answer(reply, await act(caller.user)) : sendError(reply, 'UNAUTHENTICATED'));
