import * as z from 'zod/mini';
import type { CampaignRevision } from '../campaign/revision.ts';
import type { SaleLine } from '../events/event.ts';
import type { AdjustedRow, BalanceRow, CampaignRow, CardAdjustedRow, CardExpiredRow, CardCampaignRow, CardSaleRow, CustodyRow, ErasedRow, ExpiredRow, JoinedRow, ProductRow, StoreClaimRow, StoreRow, StoreSaleRow } from '../feed/row.ts';
import { tierLadderSchema } from '../rules/document/limit-schema.ts';
import { revisionSchema, rewardSchema, unitSchema } from '../rules/document/revision-schema.ts';
import { givenSchema, toldAnswerSchema } from './answer-schema.ts';
import type { ConsoleSaleRow } from './health.ts';
import { schemaOf } from './schema-of.ts';
import { cardCodeSchema, countSchema, cpgIdSchema, enrolmentIdSchema, eventHashSchema, factsSchema, gtinSchema, instantMsSchema, programmeIdSchema, restrictedSchema, seqSchema, storeIdSchema } from './words-schema.ts';

export const saleLineSchema = schemaOf<SaleLine>()(
  z.object({ product: z.union([z.object({ gtin: gtinSchema }), z.object({ raw: z.string() })]), quantity: seqSchema, amountCents: z.nullable(countSchema) }),
);

const eventName = { enrolment: enrolmentIdSchema, seq: seqSchema, hash: eventHashSchema };
const shownAnswerSchema = z.object({ class: z.enum(['accepted', 'partial', 'refused', 'held']), code: z.nullable(z.string()), facts: factsSchema, given: z.array(givenSchema), judgedNo: countSchema });

/** `sale` in a store's feed. */
export const storeSaleRowSchema = schemaOf<StoreSaleRow>()(
  z.object({ ...eventName, card: z.nullable(cardCodeSchema), lines: z.array(saleLineSchema), ticketCents: z.nullable(z.number()), atMs: instantMsSchema, answer: toldAnswerSchema }),
);
/** `claim` in a store's feed. */
export const storeClaimRowSchema = schemaOf<StoreClaimRow>()(z.object({ ...eventName, sale: z.object(eventName), card: cardCodeSchema, atMs: instantMsSchema, answer: toldAnswerSchema }));
/** `custody` in a store's feed. */
export const custodyRowSchema = schemaOf<CustodyRow>()(z.object({ ...eventName, atMs: instantMsSchema, answer: toldAnswerSchema }));
/** `sale` in a card's feed. */
export const cardSaleRowSchema = schemaOf<CardSaleRow>()(
  z.object({ storeName: z.string(), timeZone: z.optional(z.string()), atMs: instantMsSchema, products: z.array(z.object({ name: z.string(), quantity: z.number() })), answer: shownAnswerSchema }),
);
/** `sale` in the console's feed. */
export const consoleSaleRowSchema = schemaOf<ConsoleSaleRow>()(
  z.object({ store: storeIdSchema, storeName: z.string(), enrolment: enrolmentIdSchema, seq: seqSchema, atMs: instantMsSchema, arrivedAtMs: instantMsSchema, answer: shownAnswerSchema }),
);
/** `adjusted` in a store's feed. */
export const adjustedRowSchema = schemaOf<AdjustedRow>()(z.object({ ...eventName, card: cardCodeSchema, atMs: instantMsSchema, given: z.array(givenSchema) }));
/** `adjusted` in a card's feed. */
export const cardAdjustedRowSchema = schemaOf<CardAdjustedRow>()(z.object({ atMs: instantMsSchema, given: z.array(givenSchema) }));
const endedGivenSchema = z.object({ programme: programmeIdSchema, unit: z.enum(['stamp', 'point']), units: z.number(), balance: z.number(), atMs: instantMsSchema, by: z.nullable(z.enum(['age', 'date', 'first', 'inactivity'])) });
/** `expired` in a store's feed. */
export const expiredRowSchema = schemaOf<ExpiredRow>()(z.object({ card: cardCodeSchema, atMs: instantMsSchema, ended: z.array(endedGivenSchema) }));
/** `card-erased` in a store's feed. */
export const erasedRowSchema = schemaOf<ErasedRow>()(z.object({ card: cardCodeSchema }));
/** `expired` in a card's feed. */
export const cardExpiredRowSchema = schemaOf<CardExpiredRow>()(z.object({ atMs: instantMsSchema, ended: z.array(endedGivenSchema) }));
/** `balance`. */
export const balanceRowSchema = schemaOf<BalanceRow>()(z.object({ card: cardCodeSchema, programme: programmeIdSchema, balance: z.number() }));
/** `joined`. */
export const joinedRowSchema = schemaOf<JoinedRow>()(z.object({
    programme: programmeIdSchema,
    joined: z.boolean(),
    invited: z.exactOptional(z.boolean()),
    pay: z.exactOptional(z.nullable(z.object({ cents: countSchema, per: z.enum(['sale', 'unit', 'prize']) }))),
  }));
/** `store`. */
export const storeRowSchema = schemaOf<StoreRow>()(z.object({ id: storeIdSchema, code: z.string(), name: z.string(), timeZone: z.string() }));
/** `product`. */
export const productRowSchema = schemaOf<ProductRow>()(
  z.object({
    gtin: gtinSchema,
    name: z.string(),
    brand: z.string(),
    cpg: z.number(),
    restricted: z.nullable(restrictedSchema),
    categories: z.exactOptional(z.array(z.string())),
    tags: z.exactOptional(z.array(z.string())),
  }),
);
/** `campaign`, in its first shape. */
const firstCampaignRowSchema = schemaOf<CampaignRevision>()(
  z.object({
    v: z.literal(1),
    programme: programmeIdSchema,
    revision: z.number(),
    cpg: cpgIdSchema,
    name: z.string(),
    effectiveFromMs: instantMsSchema,
    startsAtMs: instantMsSchema,
    endsAtMs: z.nullable(instantMsSchema),
    state: z.enum(['active', 'paused', 'ended']),
    timeZone: z.string(),
    products: z.array(gtinSchema),
    allowsRestricted: z.exactOptional(z.boolean()),
    earn: z.object({ kind: z.literal('stamp-per-item'), stamps: z.number() }),
    limits: z.array(z.object({ per: z.enum(['sale', 'day']), units: z.number() })),
    reward: z.object({ name: z.string(), cost: z.number() }),
    courtesyMs: z.number(),
  }),
);
/** `campaign`, as a phone gets it. */
export const campaignRowSchema = schemaOf<CampaignRow>()(z.union([firstCampaignRowSchema, revisionSchema]));
/** `campaign` of the whole language, as a card's page gets it. */
export const cardCampaignRowSchema = schemaOf<CardCampaignRow>()(
  z.object({
    v: z.literal(2),
    campaign: programmeIdSchema,
    revision: z.number(),
    name: z.string(),
    effectiveFromMs: instantMsSchema,
    startsAtMs: instantMsSchema,
    endsAtMs: z.nullable(instantMsSchema),
    state: z.enum(['active', 'paused', 'ended']),
    redeemUntilMs: z.nullable(instantMsSchema),
    timeZone: z.string(),
    units: z.array(unitSchema),
    tiers: z.nullable(tierLadderSchema),
    rewards: z.array(rewardSchema),
  }),
);
