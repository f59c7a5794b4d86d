import * as z from 'zod/mini';
import { givenSchema } from './answer-schema.ts';
import type { CampaignExplained, ExplainRequest, SaleExplained } from './explained.ts';
import { schemaOf } from './schema-of.ts';
import { countSchema, enrolmentIdSchema, factsSchema, instantMsSchema, programmeIdSchema, seqSchema } from './words-schema.ts';

/** `POST /v1/explanations`. */
export const explainRequestSchema = schemaOf<ExplainRequest>()(z.object({ enrolment: enrolmentIdSchema, seq: seqSchema, lang: z.enum(['es', 'en']) }));

/** The place of an answer in the one total order, as it stands in a route. */
export const judgedNoSchema = z.string().check(z.regex(/^[1-9]\d{0,14}$/));

const unitKindSchema = z.enum(['stamp', 'point']);

const campaignExplainedSchema = schemaOf<CampaignExplained>()(
  z.object({
    campaign: programmeIdSchema,
    revision: countSchema,
    name: z.string(),
    code: z.string(),
    facts: factsSchema,
    given: z.array(z.object({ kind: unitKindSchema, programme: programmeIdSchema, units: countSchema, before: countSchema, repaid: countSchema })),
    parts: z.array(z.object({ rule: z.string(), line: z.nullable(countSchema), units: countSchema, before: countSchema, percent: countSchema, code: z.string(), unit: unitKindSchema })),
  }),
);

/** The answer to it, and that of `GET /v1/card/explanations/:id` and `GET /v1/admin/explanations/:id`. */
export const saleExplainedSchema = schemaOf<SaleExplained>()(
  z.object({
    judgedNo: countSchema,
    atMs: instantMsSchema,
    answer: z.object({ class: z.enum(['accepted', 'partial', 'refused', 'held']), code: z.nullable(z.string()), facts: factsSchema, given: z.array(givenSchema) }),
    told: z.enum(['whole', 'answer-only']),
    campaigns: z.array(campaignExplainedSchema),
    products: z.array(z.object({ name: z.string(), quantity: z.int() })),
    said: z.array(z.object({ depth: z.union([z.literal(0), z.literal(1), z.literal(2)]), text: z.string() })),
  }),
);
