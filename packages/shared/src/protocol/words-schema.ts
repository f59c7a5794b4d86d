import * as z from 'zod/mini';
import { restrictedKinds } from '../feed/restricted-kinds.ts';
import type { CardCode, CpgId, EnrolmentId, Epoch, EventHash, Gtin, ProgrammeId, StoreId, Tag } from '../ids/index.ts';
import { SHORT_TEXT_LENGTH_MAX } from './limits.ts';
import { branded, brandedId } from './schema-of.ts';

/** The words of which messages are made. */
export const enrolmentIdSchema = branded<EnrolmentId>(/^[0-9a-f]{16}$/);
export const epochSchema = branded<Epoch>(/^[0-9a-f]{16}$/);
export const eventHashSchema = branded<EventHash>(/^[0-9a-f]{32}$/);
export const tagSchema = branded<Tag>(/^[0-9a-f]{32}$/);
export const cardCodeSchema = branded<CardCode>(/^[0-9A-HJKMNP-TV-Z]{12}$/);
export const gtinSchema = branded<Gtin>(/^\d{14}$/);
export const storeIdSchema = brandedId<StoreId>();
export const cpgIdSchema = brandedId<CpgId>();
export const programmeIdSchema = brandedId<ProgrammeId>();

export const restrictedSchema = z.enum(restrictedKinds);
const int4Max = 2 ** 31 - 1;
/** What a column of ids holds. */
export const rowIdSchema = <Id extends number>(): z.ZodMiniType<Id, Id> => z.int().check(z.minimum(1), z.maximum(int4Max)) as unknown as z.ZodMiniType<Id, Id>;

export const countSchema = z.int().check(z.minimum(0));
export const seqSchema = z.int().check(z.minimum(1));
export const instantMsSchema = z.int();
export const pointSchema = z.string().check(z.regex(/^[\w-]{87}$/));
export const scopeSchema = z.string().check(z.regex(/^[a-z]+(:\d{1,16})?$/));
// No control characters and no half of a surrogate pair: PostgreSQL keeps neither.
export const shortTextSchema = z.string().check(z.maxLength(SHORT_TEXT_LENGTH_MAX), z.regex(/^[^\p{Cc}\p{Surrogate}]*$/u));
export const bilingualSchema = z.object({ es: z.string(), en: z.string() });
export const factsSchema = z.record(z.string(), z.union([z.string(), z.number()]));
