import { birthdayCorrectionSchema, birthdaySchema, cardLinkRequestSchema, membersRequestSchema, permitRequestSchema, placesRequestSchema } from '@qoa/shared/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { ok } from '@qoa/shared/result';
import { sendError, sendOutcome, sendOutcomeOf } from '../wire/index.ts';
import type { AudiencesDesk } from './audiences-desk.ts';
import type { AudiencesStore } from './audiences-store.ts';

/** What the doors lead to. */
export interface AudiencesRouteParts {
  readonly desk: AudiencesDesk;
  readonly store: Pick<AudiencesStore, 'overview'>;
  /** The origin that customers open. */
  readonly publicUrl: () => string;
}

const tags = ['audiences'];

/** The doors of `protocol/audiences.ts`, and `POST /v1/card/birthday` for a card's holder. */
export const audiencesRoute = ({ desk, store, publicUrl }: AudiencesRouteParts) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/admin/audiences', { schema: { summary: 'Segments, lists of stores, what makers may name, and who changed it', tags } }, async (_request, reply) => reply.header('cache-control', 'no-store').send(await store.overview()));

  typed.post('/v1/admin/segments', { schema: { summary: 'Cards come to a segment or leave it, by their codes', tags, body: membersRequestSchema } }, ({ body, caller }, reply) => sendOutcomeOf(caller, reply, (by) => desk.segment(body, by)));

  typed.post('/v1/admin/store-lists', { schema: { summary: 'Stores come to a list or leave it, by their codes', tags, body: membersRequestSchema } }, ({ body, caller }, reply) => sendOutcomeOf(caller, reply, (by) => desk.storeList(body, by)));

  typed.post('/v1/admin/store-places', { schema: { summary: 'The type, state and city of stores, by their codes', tags, body: placesRequestSchema } }, ({ body, caller }, reply) => sendOutcomeOf(caller, reply, (by) => desk.places(body.stores, by)));

  typed.post('/v1/admin/permits', { schema: { summary: 'The restricted kinds that a maker’s campaigns may name', tags, body: permitRequestSchema } }, ({ body, caller }, reply) => sendOutcomeOf(caller, reply, (by) => desk.permit(body.cpg, body.restricted, by)));

  typed.post('/v1/admin/birthdays', { schema: { summary: 'Correct or forget the birthday of a card', tags, body: birthdayCorrectionSchema } }, ({ body, caller }, reply) => sendOutcomeOf(caller, reply, (by) => desk.correctBirthday(body.card, body.birthday, by)));

  typed.post('/v1/admin/card-links', { schema: { summary: 'A new link for a card; the old one opens nothing any more', tags, body: cardLinkRequestSchema } }, ({ body, caller }, reply) =>
    sendOutcomeOf(caller, reply.header('cache-control', 'no-store'), async (by) => {
      const made = await desk.newCardLink(body.card, by);
      return made.ok ? ok({ url: `${publicUrl()}/card/#${made.value.secret}` }) : made;
    }));

  typed.post('/v1/card/birthday', { schema: { summary: 'Tell the holder’s birthday, once: month and day', tags: ['card'], body: birthdaySchema } }, async ({ body, caller }, reply) =>
    caller.kind === 'card' ? sendOutcome(reply, await desk.tellBirthday({ id: caller.card, code: caller.code }, body)) : sendError(reply, 'UNAUTHENTICATED'));
};
