import * as z from 'zod/mini';
import { schemaOf } from '../../protocol/schema-of.ts';
import { centsSchema, ruleIdSchema, unitKindSchema } from './earn-schema.ts';
import type { Budget, Limit, Minimum, TierLadder } from './revision.ts';
import { daysSchema, nameSchema, productsMax } from './scope-schema.ts';

const mostSchema = z.int().check(z.minimum(1), z.maximum(1_000_000_000));

export const limitSchema = schemaOf<Limit>()(
  z.strictObject({
    of: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('units'), unit: unitKindSchema }), z.strictObject({ kind: z.literal('sales') }), z.strictObject({ kind: z.literal('items') }), z.strictObject({ kind: z.literal('extra'), multiplier: ruleIdSchema })]),
    max: mostSchema,
    per: z.union([z.enum(['sale', 'day', 'week', 'month', 'lifetime']), z.strictObject({ hours: z.int().check(z.minimum(1), z.maximum(87_840)) })]),
    scope: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('campaign') }),
      z.strictObject({ kind: z.literal('brand'), brand: nameSchema }),
      z.strictObject({ kind: z.literal('products'), products: z.array(z.string().check(z.regex(/^\d{14}$/))).check(z.minLength(1), z.maxLength(productsMax)) }),
      z.strictObject({ kind: z.literal('store') }),
    ]),
    holder: z.enum(['card', 'everyone']),
  }),
);

export const minimumSchema = schemaOf<Minimum>()(
  z.strictObject({ cents: z.nullable(centsSchema), pieces: z.nullable(z.int().check(z.minimum(1), z.maximum(10_000))), on: z.enum(['scope', 'ticket']) }),
);

export const budgetSchema = schemaOf<Budget>()(z.strictObject({ units: z.nullable(mostSchema), cents: z.nullable(z.int().check(z.minimum(1), z.maximum(1_000_000_000_000))), centsPerUnit: z.int().check(z.minimum(0), z.maximum(100_000_000)) }));

const levelSchema = z.strictObject({
  name: nameSchema,
  need: z.enum(['any', 'all']),
  conditions: z.array(z.strictObject({ metric: z.enum(['sales', 'cents', 'earned', 'held']), atLeast: z.int().check(z.minimum(1), z.maximum(1_000_000_000_000)) })).check(z.minLength(1), z.maxLength(4)),
  percent: z.int().check(z.minimum(100), z.maximum(1000)),
  access: z.array(z.string()).check(z.maxLength(50)),
});

export const tierLadderSchema = schemaOf<TierLadder>()(
  z.strictObject({
    levels: z.array(levelSchema).check(z.minLength(1), z.maxLength(20)),
    over: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('lifetime') }), z.strictObject({ kind: z.literal('calendar'), period: z.enum(['month', 'quarter', 'year']) }), z.strictObject({ kind: z.literal('rolling'), days: daysSchema })]),
    countsOwnSale: z.boolean(),
    graceDays: z.int().check(z.minimum(0), z.maximum(3660)),
    onFall: z.enum(['step', 'reach']),
    resetOnRedeem: z.boolean(),
  }),
);
