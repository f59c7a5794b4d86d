import * as z from 'zod/mini';
import { ruleCodes } from '../rules/outcome.ts';
import { warningCodes } from '../rules/validate/revision-problem.ts';
import type { CampaignWarnings, DryRunReport, DryRunRequest } from './campaigns.ts';
import { DRY_RUN_DAYS_MAX, SAMPLE_SALES_A_DAY_MAX } from './limits.ts';
import { schemaOf } from './schema-of.ts';
import { countSchema } from './words-schema.ts';

const daysSchema = z.int().check(z.minimum(1), z.maximum(DRY_RUN_DAYS_MAX));

/** A dry run of a document that nobody has looked at yet. */
export const dryRunRequestSchema = schemaOf<Omit<DryRunRequest, 'document'> & { readonly document: unknown }>()(
  z.object({
    document: z.unknown(),
    over: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('past'), days: daysSchema }),
      z.object({ kind: z.literal('sample'), days: daysSchema, salesADay: z.int().check(z.minimum(1), z.maximum(SAMPLE_SALES_A_DAY_MAX)) }),
    ]),
  }),
);

export const dryRunReportSchema = schemaOf<DryRunReport>()(
  z.object({
    sales: countSchema,
    cards: countSchema,
    counted: countSchema,
    given: z.array(z.object({ kind: z.enum(['stamp', 'point']), units: countSchema })),
    prizes: countSchema,
    cents: z.nullable(countSchema),
    days: z.array(z.object({ day: z.string(), sales: countSchema, units: countSchema, budgetUnitsLeft: z.nullable(countSchema) })),
    reasons: z.array(z.object({ code: z.enum([...ruleCodes, 'NO_CARD', 'NO_CAMPAIGN']), sales: countSchema })),
    mostAffected: z.array(z.object({ cardEnd: z.string(), sales: countSchema, units: countSchema })),
    cut: z.boolean(),
    gaveBefore: countSchema,
    stores: z.nullable(z.object({ of: z.enum(['scope', 'takingPart']), count: countSchema })),
  }),
);

export const campaignWarningsSchema = schemaOf<CampaignWarnings>()(
  z.object({ warnings: z.array(z.object({ field: z.string(), code: z.enum(warningCodes), facts: z.record(z.string(), z.union([z.string(), z.number()])) })) }),
);
