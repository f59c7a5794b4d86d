import * as z from 'zod/mini';
import type { Outlook, OutlookRequest, OwnReward, RoomLeft, TierStanding } from './outlook.ts';
import { schemaOf } from './schema-of.ts';
import { cardCodeSchema, countSchema, instantMsSchema, programmeIdSchema } from './words-schema.ts';

/** `POST /v1/outlook`. */
export const outlookRequestSchema = schemaOf<OutlookRequest>()(z.object({ card: cardCodeSchema }));

const unitKindSchema = z.enum(['stamp', 'point']);

const unitOutlookSchema = z.object({
  kind: unitKindSchema,
  programme: programmeIdSchema,
  balance: countSchema,
  debt: countSchema,
  held: z.nullable(z.object({ units: countSchema, untilMs: instantMsSchema })),
  endsNext: z.nullable(z.object({ units: countSchema, atMs: instantMsSchema, isDue: z.boolean() })),
  goal: z.nullable(countSchema),
});

const missingSchema = z.array(z.object({ metric: z.enum(['sales', 'cents', 'earned', 'held']), units: countSchema }));

const tierStandingSchema = schemaOf<TierStanding>()(
  z.object({
    level: countSchema,
    name: z.nullable(z.string()),
    next: z.nullable(
      z.object({
        name: z.string(),
        need: z.enum(['any', 'all']),
        missing: missingSchema,
      }),
    ),
    fallsAtMs: z.nullable(instantMsSchema),
    keep: z.exactOptional(z.nullable(z.object({ need: z.enum(['any', 'all']), missing: missingSchema, byMs: instantMsSchema, fromMs: z.nullable(instantMsSchema) }))),
  }),
);

const rewardTimesSchema = z.object({ max: countSchema, per: z.enum(['day', 'week', 'month', 'year', 'lifetime']) });
const rewardBirthdaySchema = z.discriminatedUnion('kind', [z.object({ kind: z.literal('month') }), z.object({ kind: z.literal('days'), daysAround: countSchema })]);

const ownRewardSchema = schemaOf<OwnReward>()(
  z.object({ id: z.string(), name: z.string(), unit: unitKindSchema, cost: countSchema, birthday: z.exactOptional(rewardBirthdaySchema), times: z.exactOptional(rewardTimesSchema), untilMs: z.nullable(instantMsSchema) }),
);

const roomLeftSchema = schemaOf<RoomLeft>()(
  z.object({
    of: z.enum(['stamp', 'point', 'sales', 'items']),
    per: z.union([z.enum(['day', 'week', 'month', 'lifetime']), z.object({ hours: countSchema })]),
    scope: z.enum(['campaign', 'brand', 'products', 'store']),
    max: countSchema,
    left: countSchema,
    nextMs: z.nullable(instantMsSchema),
  }),
);

/** The answer to it, and that of `GET /v1/card/outlook`. */
export const outlookSchema = schemaOf<Outlook>()(
  z.object({
    serverMs: instantMsSchema,
    campaigns: z.array(
      z.object({
        campaign: programmeIdSchema,
        revision: countSchema,
        units: z.array(unitOutlookSchema),
        tier: z.nullable(tierStandingSchema),
        room: z.array(roomLeftSchema),
        cooldownUntilMs: z.nullable(instantMsSchema),
        closed: z.exactOptional(z.nullable(z.object({ nextMs: instantMsSchema, again: z.enum(['next', 'day', 'week', 'month', 'at', 'ends', 'never']) }))),
        rewards: z.exactOptional(z.array(ownRewardSchema)),
        card: z.exactOptional(z.object({ tags: z.array(z.string()), birthdaysDue: z.array(z.string()) })),
        used: z.exactOptional(z.string()),
      }),
    ),
    birthday: z.exactOptional(z.enum(['asked', 'told'])),
  }),
);
