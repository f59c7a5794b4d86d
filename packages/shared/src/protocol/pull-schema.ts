import * as z from 'zod/mini';
import type { FeedRow } from '../feed/row.ts';
import { PULL_ROWS_MAX, PULL_SCOPES_MAX } from './limits.ts';
import type { FeedPage, PullRequest, PullResponse } from './pull.ts';
import { schemaOf } from './schema-of.ts';
import { countSchema, epochSchema, instantMsSchema, scopeSchema } from './words-schema.ts';

export const pullRequestSchema = schemaOf<PullRequest>()(
  z.object({
    epoch: z.nullable(epochSchema),
    after: z.record(scopeSchema, countSchema).check(z.refine((after) => Object.keys(after).length <= PULL_SCOPES_MAX)),
    limit: z.int().check(z.minimum(1), z.maximum(PULL_ROWS_MAX)),
  }),
);

/** The body is read by kind, and a kind that the reader does not know is skipped and noted. */
export const feedRowSchema = schemaOf<FeedRow>()(z.object({ judgedNo: countSchema, prev: countSchema, kind: z.string(), body: z.unknown() }));

export const feedPageSchema = schemaOf<FeedPage>()(
  z.object({
    scope: scopeSchema,
    snapshot: z.boolean(),
    floor: countSchema,
    head: countSchema,
    rows: z.array(feedRowSchema),
    more: z.boolean(),
    judged: z.exactOptional(z.object({ frontier: countSchema, beyond: z.array(countSchema) })),
  }),
);

export const pullResponseSchema = schemaOf<PullResponse>()(
  z.object({ epoch: epochSchema, serverMs: instantMsSchema, scopes: z.array(scopeSchema), pages: z.array(feedPageSchema) }),
);
