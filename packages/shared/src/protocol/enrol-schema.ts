import * as z from 'zod/mini';
import type { AdoptRequest, AdoptResponse, Certificate, EnrolRequest, EnrolResponse, SessionRequest, SessionResponse } from './enrol.ts';
import { ENROL_REMEMBERS_MAX } from './limits.ts';
import { schemaOf } from './schema-of.ts';
import { enrolmentIdSchema, epochSchema, instantMsSchema, pointSchema, shortTextSchema, storeIdSchema } from './words-schema.ts';

export const enrolRequestSchema = schemaOf<EnrolRequest>()(
  z.object({ code: z.string().check(z.minLength(1), z.maxLength(40)), agreementKey: pointSchema, signingKey: pointSchema, app: shortTextSchema, remembers: z.exactOptional(z.array(enrolmentIdSchema).check(z.maxLength(ENROL_REMEMBERS_MAX))) }),
);

export const enrolResponseSchema = schemaOf<EnrolResponse>()(
  z.object({
    enrolment: enrolmentIdSchema,
    epoch: epochSchema,
    serverMs: instantMsSchema,
    serverKey: pointSchema,
    certificate: z.string(),
    certificateSignature: z.string(),
    serverSigningKey: z.exactOptional(pointSchema),
    store: z.object({ id: storeIdSchema, code: z.string(), name: z.string(), timeZone: z.string() }),
  }),
);

export const certificateSchema = schemaOf<Certificate>()(
  z.object({
    v: z.literal(1),
    enrolment: enrolmentIdSchema,
    store: storeIdSchema,
    agreementKey: pointSchema,
    signingKey: pointSchema,
    wrappedKey: z.string(),
    keyId: z.string(),
    issuedAtMs: instantMsSchema,
  }),
);

export const adoptRequestSchema = schemaOf<AdoptRequest>()(
  z.object({ certificate: z.string().check(z.minLength(1), z.maxLength(4_096)), certificateSignature: z.string().check(z.maxLength(100)) }),
);
export const adoptResponseSchema = schemaOf<AdoptResponse>()(z.object({ enrolment: enrolmentIdSchema, epoch: epochSchema, serverMs: instantMsSchema }));

/** `POST /v1/renewals`, with a session: a code for a phone whose storage the server saw go back. */
export const renewalResponseSchema = z.object({ code: z.string(), expiresAtMs: instantMsSchema });

export const nonceRequestSchema = z.object({ enrolment: enrolmentIdSchema });
export const nonceResponseSchema = z.object({ nonce: z.string() });
export const sessionRequestSchema = schemaOf<SessionRequest>()(
  z.object({ enrolment: enrolmentIdSchema, nonce: z.string().check(z.maxLength(300)), signature: z.string().check(z.maxLength(100)) }),
);
export const sessionResponseSchema = schemaOf<SessionResponse>()(z.object({ token: z.string(), expiresAtMs: instantMsSchema }));
