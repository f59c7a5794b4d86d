import * as z from 'zod/mini';
import { closeReasons } from '../loss/index.ts';
import { holdChoices } from '../judge/index.ts';
import type { CardSessionResponse, CloseLossRequest, DecideHoldRequest, DeviceHealth, EnrolmentCodeResponse, HoldHealth, HoldOutcome, HoldsHealth, HoldWeighed, StoreHealth, SyncHealth } from './health.ts';
import { HOLD_REASON_LENGTH_MAX, HOLD_REASON_LENGTH_MIN } from './limits.ts';
import { schemaOf } from './schema-of.ts';
import { countSchema, enrolmentIdSchema, epochSchema, eventHashSchema, instantMsSchema, programmeIdSchema, seqSchema, shortTextSchema, storeIdSchema } from './words-schema.ts';

export const deviceHealthSchema = schemaOf<DeviceHealth>()(
  z.object({
    enrolment: enrolmentIdSchema,
    state: z.enum(['active', 'revoked', 'lost']),
    keyLost: z.boolean(),
    enrolledAtMs: instantMsSchema,
    reportedAtMs: z.nullable(instantMsSchema),
    queuedEvents: countSchema,
    oldestQueuedAtMs: z.nullable(instantMsSchema),
    drawerEnvelopes: countSchema,
    frontier: countSchema,
    highestSeq: countSchema,
    holes: countSchema,
    awaited: countSchema,
    held: countSchema,
    clockOffsetMs: z.nullable(z.number()),
    app: z.nullable(z.string()),
    storage: z.object({ usedBytes: z.nullable(countSchema), quotaBytes: z.nullable(countSchema), persisted: z.nullable(z.boolean()) }),
    trouble: z.nullable(z.string()),
    refusalsByCode: z.record(z.string(), countSchema),
    answeredLastDay: countSchema,
  }),
);

export const storeHealthSchema = schemaOf<StoreHealth>()(z.object({ store: storeIdSchema, code: z.string(), name: z.string(), devices: z.array(deviceHealthSchema) }));
const rangesSchema = z.array(z.tuple([seqSchema, seqSchema]));
const lossWhatSchema = z.union([
  z.object({ kind: z.enum(['hole', 'fork', 'declared-lost']) }),
  z.object({ kind: z.literal('evicted'), successor: enrolmentIdSchema }),
  z.object({ kind: z.literal('rolled-back'), knownSeq: seqSchema, statedSeq: seqSchema }),
  z.object({ kind: z.literal('clock-jumped'), fromOffsetMs: z.nullable(z.number()), toOffsetMs: z.number() }),
]);
const lossClosingSchema = z.union([
  z.object({ how: z.literal('came'), atMs: instantMsSchema }),
  z.object({ how: z.literal('by-hand'), atMs: instantMsSchema, reason: z.enum(closeReasons), by: z.nullable(z.string()) }),
]);
export const lossHealthSchema = z.object({
  ...{ no: seqSchema, enrolment: enrolmentIdSchema, store: z.nullable(storeIdSchema), noticedAtMs: instantMsSchema, what: lossWhatSchema },
  ...{ numbers: rangesSchema, missing: rangesSchema, closed: z.nullable(lossClosingSchema) },
});
/** The number of a loss, or of what is held, in an address. */
export const lossNoSchema = z.string().check(z.regex(/^[1-9]\d{0,14}$/));
export const closeLossRequestSchema = schemaOf<CloseLossRequest>()(z.object({ reason: z.enum(closeReasons) }));

const heldSale = {
  ...{ kind: z.enum(['sale', 'claim', 'unread']), atMs: instantMsSchema, products: z.array(z.object({ name: z.string(), quantity: z.number() })) },
  ...{ ticketCents: z.nullable(z.number()), hasCard: z.boolean() },
};
const became = { class: z.enum(['accepted', 'partial', 'refused', 'held']), code: z.nullable(z.string()) };
const becameSchema = z.object(became);
export const holdOutcomeSchema = schemaOf<HoldOutcome>()(
  z.object({ choice: z.enum(holdChoices), reason: z.string(), by: z.nullable(z.string()), atMs: instantMsSchema, became: becameSchema }),
);
const holdHealthSchema = schemaOf<HoldHealth>()(
  z.object({
    ...{ no: seqSchema, seenNo: seqSchema, enrolment: enrolmentIdSchema, seq: seqSchema, hash: eventHashSchema, store: z.nullable(storeIdSchema), code: z.string() },
    ...{ ...heldSale, receivedAtMs: instantMsSchema, first: z.nullable(z.object({ ...heldSale, answer: becameSchema })), decided: z.nullable(holdOutcomeSchema) },
  }),
);
const holdsHealthSchema = schemaOf<HoldsHealth>()(z.object({ waiting: countSchema, shown: z.array(holdHealthSchema) }));
export const holdWeighedSchema = schemaOf<HoldWeighed>()(z.object({ wouldBe: z.nullable(z.object({ ...became, given: z.array(z.object({ programme: programmeIdSchema, unit: z.enum(['stamp', 'point']), units: countSchema })) })) }));
/** A reason is written for people: some letters, and nothing that a database cannot keep. */
const writtenReasonSchema = z.string().check(z.minLength(HOLD_REASON_LENGTH_MIN), z.maxLength(HOLD_REASON_LENGTH_MAX), z.regex(/^[^\p{L}\p{Cc}\p{Surrogate}]*\p{L}[^\p{Cc}\p{Surrogate}]*$/u));
export const decideHoldRequestSchema = schemaOf<DecideHoldRequest>()(z.object({ choice: z.enum(holdChoices), reason: writtenReasonSchema, hash: eventHashSchema, seenNo: seqSchema }));

export const syncHealthSchema = schemaOf<SyncHealth>()(
  z.object({ serverMs: instantMsSchema, epoch: epochSchema, reader: z.enum(['admin', 'support']), judgedNo: countSchema, lastBackup: z.nullable(z.object({ atMs: instantMsSchema, judgedNo: countSchema })), stores: z.array(storeHealthSchema), losses: z.array(lossHealthSchema), holds: holdsHealthSchema }),
);
export const enrolmentCodeRequestSchema = z.object({ store: storeIdSchema });
export const enrolmentCodeResponseSchema = schemaOf<EnrolmentCodeResponse>()(z.object({ code: z.string(), url: z.string(), expiresAtMs: instantMsSchema }));
export const cardSessionRequestSchema = z.object({ secret: z.string().check(z.minLength(1), z.maxLength(200)) });
export const cardSessionResponseSchema = schemaOf<CardSessionResponse>()(z.object({ card: z.object({ code: z.string(), qr: z.string() }), epoch: epochSchema }));
export const adminSessionRequestSchema = z.object({ email: shortTextSchema.check(z.minLength(1)), password: z.string().check(z.minLength(1), z.maxLength(200)) });
