import * as z from 'zod/mini';
import { nameSchema } from '../rules/document/scope-schema.ts';
import type { CpgId } from '../ids/index.ts';
import type { AudienceChange, Audiences, BirthdayCorrection, CardErasureRequest, CardLinkRequest, CardLinkResponse, Changed, HolderErasureRequest, MembersRequest, MembersResponse, PermitRequest, PlacesRequest } from './audiences.ts';
import { birthdaySchema } from './birthday-schema.ts';
import { keptName } from './kept-name.ts';
import { CODES_MAX, PLACES_MAX } from './limits.ts';
import { schemaOf } from './schema-of.ts';
import { cardCodeSchema, countSchema, cpgIdSchema, instantMsSchema, restrictedSchema, rowIdSchema, shortTextSchema } from './words-schema.ts';

const changeSchema = schemaOf<AudienceChange>()(
  z.object({
    no: countSchema,
    atMs: instantMsSchema,
    byEmail: z.nullable(z.string()),
    byHolder: z.exactOptional(z.boolean()),
    kind: z.enum(['segment', 'store-list', 'place', 'permit', 'birthday', 'card-link', 'card-erased']),
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

/** Some signs become two where names are kept: it is a name then, too. Source: Unicode 16, UAX 15, composition exclusions */
const keptNameSchema = nameSchema.check(z.refine((name) => nameSchema.safeParse(keptName(name)).success));
/** A token of a segment is no name (`isTagToken`), however many spaces stand before it. */
const freeNameSchema = keptNameSchema.check(z.regex(/^\s*[^§\s]/));
export const membersRequestSchema = schemaOf<MembersRequest>()(z.object({ name: freeNameSchema, codes: z.array(shortTextSchema).check(z.minLength(1), z.maxLength(CODES_MAX)), change: z.enum(['add', 'remove']) }));
export const membersResponseSchema = schemaOf<MembersResponse>()(z.object({ changed: countSchema, unchanged: countSchema, unknown: z.array(z.string()) }));
const placeSchema = z.object({ code: shortTextSchema, type: z.exactOptional(z.enum(['tiendita', 'minisuper', 'cadena'])), state: z.exactOptional(keptNameSchema), city: z.exactOptional(keptNameSchema) });
export const placesRequestSchema = schemaOf<PlacesRequest>()(z.object({ stores: z.array(placeSchema).check(z.minLength(1), z.maxLength(PLACES_MAX)) }));
export const permitRequestSchema = schemaOf<PermitRequest>()(z.object({ cpg: rowIdSchema<CpgId>(), restricted: z.array(restrictedSchema).check(z.maxLength(5)) }));
export const birthdayCorrectionSchema = schemaOf<BirthdayCorrection>()(z.object({ card: cardCodeSchema, birthday: z.nullable(birthdaySchema) }));
export const cardLinkRequestSchema = schemaOf<CardLinkRequest>()(z.object({ card: cardCodeSchema }));
export const cardErasureRequestSchema = schemaOf<CardErasureRequest>()(z.object({ card: cardCodeSchema }));
export const holderErasureRequestSchema = schemaOf<HolderErasureRequest>()(z.object({ sure: z.literal(true) }));
export const cardLinkResponseSchema = schemaOf<CardLinkResponse>()(z.object({ url: z.string() }));
export const changedSchema = schemaOf<Changed>()(z.object({ changed: z.boolean() }));
