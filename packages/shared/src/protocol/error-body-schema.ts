import * as z from 'zod/mini';
import type { ErrorBody } from './error-body.ts';
import { schemaOf } from './schema-of.ts';
import { bilingualSchema, factsSchema } from './words-schema.ts';

export const errorBodySchema = schemaOf<ErrorBody>()(
  z.object({
    error: z.object({
      code: z.string(),
      message: bilingualSchema,
      facts: factsSchema,
      retry: z.enum(['never', 'same-bytes-later', 'corrected', 'smaller', 'after-session', 'after-snapshot', 'after-enrolment', 'after-update']),
    }),
  }),
);
