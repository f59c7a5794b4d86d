import { PUSH_BODY_BYTES_MAX, PUSH_EVENTS_MAX, type RescueCounts, type RescueRequest, rescueRequestSchema, type RescueTold } from '@qoa/shared/protocol';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Carried, Intake } from '../intake/index.ts';
import { sendError } from '../wire/index.ts';

/** `POST /v1/rescues` for any phone, which learns counts, and `POST /v1/admin/rescues` for the console, which learns each answer. */
export const rescueRoute = (intake: Pick<Intake, 'carry'>) => async (app: FastifyInstance): Promise<void> => {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const door = (path: string, summary: string, tag: string, tell: (carried: readonly Carried[]) => RescueCounts | RescueTold): void => {
    typed.post(path, { schema: { summary, tags: [tag], body: rescueRequestSchema }, bodyLimit: PUSH_BODY_BYTES_MAX }, async (request, reply) => {
      const { body } = request;
      return body.envelopes.length > PUSH_EVENTS_MAX ? sendError(reply, 'TOO_MANY_EVENTS', { eventsMax: PUSH_EVENTS_MAX }) : carry(intake, body, reply, tell);
    });
  };
  door('/v1/rescues', "Another phone's rescue file, by counts", 'phone', countsOf);
  door('/v1/admin/rescues', 'A rescue file, event by event', 'console', reportOf);
};

const carry = async (intake: Pick<Intake, 'carry'>, { envelopes, answers }: RescueRequest, reply: FastifyReply, tell: (carried: readonly Carried[]) => RescueCounts | RescueTold) => {
  const carried = await intake.carry(envelopes, answers);
  return carried.ok ? reply.header('cache-control', 'no-store').send(tell(carried.value)) : sendError(reply, carried.error.code);
};

const countsOf = (carried: readonly Carried[]): RescueCounts => {
  const taken = carried.filter(({ answer }) => answer !== null).length;
  return { taken, unreadable: carried.filter(({ answer, waitsForKey }) => answer === null && !waitsForKey).length };
};

const reportOf = (carried: readonly Carried[]): RescueTold => {
  const waiting = new Set(carried.flatMap(({ enrolment, waitsForKey }) => (waitsForKey && enrolment !== null ? [enrolment] : [])));
  const results = carried.map(({ enrolment, seq, hash, answer }) => ({ enrolment, seq, hash, answer }));
  return { results, ...(waiting.size > 0 ? { waitsForKey: [...waiting] } : {}) };
};
