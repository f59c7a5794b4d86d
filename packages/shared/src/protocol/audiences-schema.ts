import * as z from 'zod/mini';
import { nameSchema } from '../rules/scope-schema.ts';
import type { CpgId } from '../ids/index.ts';
import type { AudienceChange, Audiences, BirthdayCorrection, Changed, MembersRequest, MembersResponse, PermitRequest } from './audiences.ts';
import { birthdaySchema } from './birthday-schema.ts';
import { CODES_MAX } from './limits.ts';
import { schemaOf } from './schema-of.ts';
import { cardCodeSchema, countSchema, cpgIdSchema, instantMsSchema, restrictedSchema, rowIdSchema, shortTextSchema } from './words-schema.ts';

const changeSchema = schemaOf<AudienceChange>()(
  z.object({
    no: countSchema,
    atMs: instantMsSchema,
    byEmail: z.nullable(z.string()),
    kind: z.enum(['segment', 'store-list', 'permit', 'birthday']),
    name: z.string(),
    did: z.enum(['added', 'removed', 'changed']),
    count: countSchema,
    restricted: z.array(restrictedSchema),
  }),
);

export const audiencesSchema = schemaOf<Audiences>()(
  z.object({
    segments: z.array(z.object({ segment: z.string(), cards: countSchema })),
    storeLists: z.array(z.object({ list: z.string(), stores: countSchema })),
    cpgs: z.array(z.object({ id: cpgIdSchema, name: z.string(), mayRestrict: z.array(restrictedSchema) })),
    birthdays: z.object({ cards: countSchema, told: countSchema }),
    changes: z.array(changeSchema),
  }),
);

/** A token of a segment is no name (`isTagToken`). */
const freeNameSchema = nameSchema.check(z.regex(/^[^§]/));
export const membersRequestSchema = schemaOf<MembersRequest>()(z.object({ name: freeNameSchema, codes: z.array(shortTextSchema).check(z.minLength(1), z.maxLength(CODES_MAX)), change: z.enum(['add', 'remove']) }));
export const membersResponseSchema = schemaOf<MembersResponse>()(z.object({ changed: countSchema, unchanged: countSchema, unknown: z.array(z.string()) }));
export const permitRequestSchema = schemaOf<PermitRequest>()(z.object({ cpg: rowIdSchema<CpgId>(), restricted: z.array(restrictedSchema).check(z.maxLength(5)) }));
export const birthdayCorrectionSchema = schemaOf<BirthdayCorrection>()(z.object({ card: cardCodeSchema, birthday: z.nullable(birthdaySchema) }));
export const changedSchema = schemaOf<Changed>()(z.object({ changed: z.boolean() }));
