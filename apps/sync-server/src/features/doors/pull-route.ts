import { pullRequestSchema } from '@qoa/shared/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Feed, Reader } from '../feed/index.ts';
import { type Caller, sendError } from '../wire/index.ts';

/** `POST /v1/pull`: every reader's rows after its cursor. The guard has proved who asks. */
export const pullRoute = (feed: Pick<Feed, 'pull'>) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/pull', { schema: { summary: 'Rows after a cursor', tags: ['feed'], body: pullRequestSchema } }, async (request, reply) => {
    const reader = readerOf(request.caller);
    if (reader === null) return sendError(reply, 'UNAUTHENTICATED');
    const page = await feed.pull(reader, request.body);
    return page === null ? sendError(reply, 'UNAVAILABLE') : reply.header('cache-control', 'no-store').send(page);
  });
};

const readerOf = (caller: Caller): Reader | null => {
  switch (caller.kind) {
    case 'device':
      return { kind: 'device', enrolment: caller.enrolment, store: caller.store };
    case 'card':
      return { kind: 'card', card: caller.card };
    case 'admin':
      return { kind: 'console' };
    case 'public':
      return null;
  }
};
