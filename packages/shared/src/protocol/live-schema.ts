import * as z from 'zod/mini';
import { type LiveAsk, type LiveHello, type LiveMessage, livePaths } from './live.ts';
import { feedRowSchema } from './pull-schema.ts';
import { schemaOf } from './schema-of.ts';
import { countSchema, epochSchema, instantMsSchema, scopeSchema } from './words-schema.ts';

export const liveHelloSchema = schemaOf<LiveHello>()(z.object({ hello: z.object({ token: z.exactOptional(z.string().check(z.maxLength(1_000))) }) }));

export const liveAskSchema = schemaOf<LiveAsk>()(z.object({ ask: z.object({ id: countSchema, path: z.enum(livePaths), request: z.unknown() }) }));

/** A message of a kind that the reader does not know is passed over: everything it could tell is found by a pull. */
export const liveMessageSchema = schemaOf<LiveMessage>()(
  z.union([
    z.object({ ready: z.object({ epoch: epochSchema, serverMs: instantMsSchema, heads: z.record(scopeSchema, countSchema), asks: z.exactOptional(z.boolean()) }) }),
    z.object({ hint: z.object({ scope: scopeSchema, head: countSchema, rows: z.exactOptional(z.array(feedRowSchema)) }) }),
    z.object({ answered: z.object({ id: countSchema, status: z.int(), body: z.unknown(), retryAfterS: z.exactOptional(countSchema) }) }),
    z.object({ health: z.object({ enrolment: z.string() }) }),
    z.object({ bye: z.object({ retryAfterMs: countSchema }) }),
  ]),
);
