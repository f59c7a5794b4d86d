import * as z from 'zod/mini';
import type { LiveHello, LiveMessage } from './live.ts';
import { feedRowSchema } from './pull-schema.ts';
import { schemaOf } from './schema-of.ts';
import { countSchema, epochSchema, instantMsSchema, scopeSchema } from './words-schema.ts';

export const liveHelloSchema = schemaOf<LiveHello>()(z.object({ hello: z.object({ token: z.exactOptional(z.string().check(z.maxLength(1_000))) }) }));

/** A message of a kind that the reader does not know is passed over: everything it could tell is found by a pull. */
export const liveMessageSchema = schemaOf<LiveMessage>()(
  z.union([
    z.object({ ready: z.object({ epoch: epochSchema, serverMs: instantMsSchema, heads: z.record(scopeSchema, countSchema) }) }),
    z.object({ hint: z.object({ scope: scopeSchema, head: countSchema, rows: z.exactOptional(z.array(feedRowSchema)) }) }),
    z.object({ health: z.object({ enrolment: z.string() }) }),
    z.object({ bye: z.object({ retryAfterMs: countSchema }) }),
  ]),
);
