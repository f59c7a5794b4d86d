import * as z from 'zod/mini';
import type { EarlierAnswer } from '../events/answer.ts';
import { taggedAnswerSchema } from './answer-schema.ts';
import { KEPT_RANGES_MAX, PUSH_EARLIER_MAX, PUSH_HEADER_LENGTH_MAX } from './limits.ts';
import type { DeviceReport, PushHeader, PushRequest, PushResponse } from './push.ts';
import { schemaOf } from './schema-of.ts';
import { countSchema, enrolmentIdSchema, epochSchema, eventHashSchema, instantMsSchema, seqSchema, shortTextSchema, tagSchema } from './words-schema.ts';

export const earlierAnswerSchema = schemaOf<EarlierAnswer>()(z.object({ epoch: epochSchema, answer: taggedAnswerSchema }));

/** The number of events is the route's to check (TOO_MANY_EVENTS), before this. */
export const pushRequestSchema = schemaOf<PushRequest>()(
  z.object({ header: z.string().check(z.maxLength(PUSH_HEADER_LENGTH_MAX)), tag: tagSchema, events: z.array(z.string().check(z.regex(/^[\w-]*$/))), earlier: z.exactOptional(z.array(earlierAnswerSchema).check(z.maxLength(PUSH_EARLIER_MAX))) }),
);

export const deviceReportSchema = schemaOf<DeviceReport>()(
  z.object({
    app: shortTextSchema,
    queued: countSchema,
    oldestQueuedWallMs: z.nullable(instantMsSchema),
    drawer: countSchema,
    storage: z.object({ usedBytes: z.nullable(countSchema), quotaBytes: z.nullable(countSchema), persisted: z.nullable(z.boolean()) }),
    trouble: z.exactOptional(shortTextSchema),
  }),
);

export const pushHeaderSchema = schemaOf<PushHeader>()(
  z.object({
    v: z.literal(1),
    enrolment: enrolmentIdSchema,
    epoch: z.nullable(epochSchema),
    nextSeq: seqSchema,
    kept: z.array(z.tuple([seqSchema, seqSchema])).check(z.maxLength(KEPT_RANGES_MAX)),
    clock: z.object({ wallMs: instantMsSchema, session: countSchema, monotonicMs: countSchema }),
    report: deviceReportSchema,
  }),
);

export const pushResponseSchema = schemaOf<PushResponse>()(
  z.object({
    epoch: epochSchema,
    serverMs: instantMsSchema,
    answers: z.array(taggedAnswerSchema),
    unreadable: z.array(z.object({ seq: countSchema, hash: eventHashSchema })),
    sendFrom: z.nullable(seqSchema),
    frontier: countSchema,
    highestSeq: countSchema,
    coveredJudgedNo: countSchema,
  }),
);
