import * as z from 'zod/mini';
import { restrictedKinds } from '../../feed/restricted-kinds.ts';
import { schemaOf } from '../../protocol/schema-of.ts';
import type { CpgId, ProgrammeId, StoreId } from '../../ids/index.ts';
import { earnRuleSchema, multiplierSchema, ruleIdSchema, unitKindSchema } from './earn-schema.ts';
import { budgetSchema, limitSchema, minimumSchema, tierLadderSchema } from './limit-schema.ts';
import type { Expiry, Revision, Reward, Unit } from './revision.ts';
import { cardScopeSchema, daysSchema, gtinSchema, idSchema, nameSchema, productScopeSchema, storeScopeSchema } from './scope-schema.ts';

const dayMs = 86_400_000;
const millionSchema = z.int().check(z.minimum(1), z.maximum(1_000_000));
const daysOrNoneSchema = z.int().check(z.minimum(0), z.maximum(3660));
// The years that a calendar of this product can tell: to the end of 9999.
const instantSchema = z.int().check(z.minimum(0), z.maximum(253_402_300_799_999));

const expirySchema = schemaOf<Expiry>()(
  z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('never') }),
    z.strictObject({ by: z.literal('age'), days: daysSchema, ends: z.enum(['instant', 'day', 'month', 'year']) }),
    z.strictObject({ by: z.literal('date'), atMs: instantSchema }),
    z.strictObject({ by: z.literal('first'), days: daysSchema }),
    z.strictObject({ by: z.literal('inactivity'), days: daysSchema }),
  ]),
);

export const unitSchema = schemaOf<Unit>()(
  z.strictObject({
    kind: unitKindSchema,
    programme: idSchema<ProgrammeId>(),
    goal: z.nullable(z.strictObject({ units: millionSchema, overflow: z.enum(['carry', 'drop']) })),
    heldDays: daysOrNoneSchema,
    expiry: expirySchema,
    warnDays: daysOrNoneSchema,
  }),
);

export const rewardSchema = schemaOf<Reward>()(
  z.strictObject({
    id: ruleIdSchema,
    name: nameSchema,
    unit: unitKindSchema,
    cost: z.int().check(z.minimum(0), z.maximum(1_000_000)),
    kind: z.enum(['product', 'discount', 'benefit']),
    products: z.array(gtinSchema).check(z.maxLength(100)),
    cards: z.exactOptional(cardScopeSchema),
    birthday: z.exactOptional(z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('month') }), z.strictObject({ kind: z.literal('days'), daysAround: z.int().check(z.minimum(0), z.maximum(150)) })])),
    times: z.exactOptional(z.strictObject({ max: z.int().check(z.minimum(1), z.maximum(1000)), per: z.enum(['day', 'week', 'month', 'year', 'lifetime']) })),
  }),
);

/** The JSON form of a revision and its bounds (section 12); what one member says of another is `validateRevision`'s. */
export const revisionSchema = schemaOf<Revision>()(
  z.strictObject({
    v: z.literal(2),
    campaign: idSchema<ProgrammeId>(),
    revision: millionSchema,
    owner: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('cpg'), cpg: idSchema<CpgId>() }), z.strictObject({ kind: z.literal('store'), store: idSchema<StoreId>() })]),
    name: nameSchema,
    effectiveFromMs: instantSchema,
    startsAtMs: instantSchema,
    endsAtMs: z.nullable(instantSchema),
    state: z.enum(['active', 'paused', 'ended']),
    redeemUntilMs: z.nullable(instantSchema),
    timeZone: z.string(),
    courtesyMs: z.int().check(z.minimum(0), z.maximum(30 * dayMs)),
    units: z.array(unitSchema).check(z.minLength(1), z.maxLength(2)),
    products: productScopeSchema,
    stores: storeScopeSchema,
    cards: cardScopeSchema,
    holdoutPercent: z.int().check(z.minimum(0), z.maximum(100)),
    allows: z.array(z.enum(restrictedKinds)),
    minimum: z.nullable(minimumSchema),
    cooldownMs: z.int().check(z.minimum(0), z.maximum(3660 * dayMs)),
    earn: z.array(earnRuleSchema).check(z.minLength(1), z.maxLength(50)),
    multipliers: z.strictObject({ how: z.enum(['best', 'multiply']), list: z.array(multiplierSchema).check(z.maxLength(50)) }),
    limits: z.array(limitSchema).check(z.maxLength(50)),
    budget: z.nullable(budgetSchema),
    tiers: z.nullable(tierLadderSchema),
    group: z.nullable(nameSchema.check(z.maxLength(50))),
    rewards: z.array(rewardSchema).check(z.maxLength(50)),
  }),
);
