import * as z from 'zod/mini';
import { schemaOf } from '../../protocol/schema-of.ts';
import type { EarnRule, Multiplier, Per, Rounding } from './revision.ts';
import { cardScopeSchema, productScopeSchema, storeScopeSchema, windowSchema } from './scope-schema.ts';

const remainderSchema = z.enum(['carry', 'drop']);
const manySchema = z.int().check(z.minimum(1), z.maximum(10_000));

export const unitKindSchema = z.enum(['stamp', 'point']);
export const centsSchema = z.int().check(z.minimum(1), z.maximum(100_000_000));
/** What a later revision finds its own rule by. */
export const ruleIdSchema = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/));

const roundingSchema = schemaOf<Rounding>()(
  z.strictObject({ steps: z.enum(['whole', 'proportional']), at: z.enum(['unit', 'line', 'sale']), mode: z.enum(['down', 'nearest', 'up']), when: z.enum(['before', 'after']), remainder: remainderSchema }),
);

const perSchema = schemaOf<Per>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('item') }),
    z.strictObject({ kind: z.literal('items'), every: manySchema, remainder: remainderSchema }),
    z.strictObject({ kind: z.literal('amount'), everyCents: centsSchema, rounding: roundingSchema }),
    z.strictObject({ kind: z.literal('ticket'), everyCents: centsSchema, rounding: roundingSchema }),
    z.strictObject({ kind: z.literal('visit') }),
    z.strictObject({ kind: z.literal('different'), atLeast: z.int().check(z.minimum(2), z.maximum(100)) }),
    z.strictObject({ kind: z.literal('combo'), parts: z.array(z.strictObject({ products: productScopeSchema, pieces: manySchema })).check(z.minLength(1), z.maxLength(20)), timesMax: manySchema }),
    z.strictObject({ kind: z.literal('first') }),
    z.strictObject({ kind: z.literal('birthday'), daysAround: z.int().check(z.minimum(0), z.maximum(150)) }),
  ]),
);

export const earnRuleSchema = schemaOf<EarnRule>()(
  z.strictObject({ id: ruleIdSchema, unit: unitKindSchema, units: manySchema, products: productScopeSchema, stores: storeScopeSchema, cards: cardScopeSchema, window: windowSchema, per: perSchema }),
);

export const multiplierSchema = schemaOf<Multiplier>()(
  z.strictObject({
    id: ruleIdSchema,
    percent: z.int().check(z.minimum(101), z.maximum(1000)),
    units: z.array(unitKindSchema).check(z.minLength(1)),
    products: productScopeSchema,
    stores: storeScopeSchema,
    cards: cardScopeSchema,
    window: windowSchema,
    extraMax: z.nullable(z.int().check(z.minimum(1), z.maximum(1_000_000))),
  }),
);
