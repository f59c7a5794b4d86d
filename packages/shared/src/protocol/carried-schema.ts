import * as z from 'zod/mini';
import { answerSchema } from './answer-schema.ts';
import type { ReceiptRequest, ReceiptResponse, RescueCounts, RescueReport, RescueRequest, RescueTold } from './carried.ts';
import { PUSH_EARLIER_MAX } from './limits.ts';
import { schemaOf } from './schema-of.ts';
import { countSchema, enrolmentIdSchema, eventHashSchema } from './words-schema.ts';

export const receiptRequestSchema = schemaOf<ReceiptRequest>()(z.object({ envelope: z.string() }));
export const receiptResponseSchema = schemaOf<ReceiptResponse>()(z.object({ received: z.literal(true) }));

/** Whether a text is an envelope is told event by event, and their number is the route's to check (TOO_MANY_EVENTS). */
export const rescueRequestSchema = schemaOf<RescueRequest>()(z.object({ envelopes: z.array(z.string()), answers: z.exactOptional(z.array(z.string()).check(z.maxLength(PUSH_EARLIER_MAX))) }));
export const rescueCountsSchema = schemaOf<RescueCounts>()(z.object({ taken: countSchema, unreadable: countSchema }));
const results = z.array(z.object({ enrolment: z.nullable(enrolmentIdSchema), seq: countSchema, hash: eventHashSchema, answer: z.nullable(answerSchema) }));
export const rescueReportSchema = schemaOf<RescueReport>()(z.object({ results }));
export const rescueToldSchema = schemaOf<RescueTold>()(z.object({ results, waitsForKey: z.exactOptional(z.array(enrolmentIdSchema)) }));
