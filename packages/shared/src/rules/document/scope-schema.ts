import * as z from 'zod/mini';
import { branded, schemaOf } from '../../protocol/schema-of.ts';
import type { Gtin, StoreId } from '../../ids/index.ts';
import type { CardScope, ProductScope, StoreScope, Window } from './scope.ts';

const idMax = 2 ** 31 - 1;
const listMax = 1000;

export const productsMax = 10_000;
export const daysSchema = z.int().check(z.minimum(1), z.maximum(3660));
/** What no name holds: control characters and halves of a surrogate pair, which no database keeps; what turns the words around it or cannot be seen. Source: Unicode 16, UAX 9 and UAX 44 */
const unseen = String.raw`\p{Cc}\p{Surrogate}\p{Zl}\p{Zp}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF`;
/** A name or word that people wrote and can see. A joiner is part of some pictures. */
export const nameSchema = z.string().check(z.maxLength(100), z.regex(new RegExp(String.raw`^[^${unseen}]*[\p{L}\p{N}\p{P}\p{S}][^${unseen}]*$`, 'u')));
const categorySchema = z.string().check(z.maxLength(200), z.regex(new RegExp(`^[^/${unseen}]+(/[^/${unseen}]+)*$`, 'u')));
export const gtinSchema = branded<Gtin>(/^\d{14}$/);
/** As `brandedId`, small enough to be multiplied. */
export const idSchema = <Brand extends number>(): z.ZodMiniType<Brand, Brand> => z.int().check(z.minimum(1), z.maximum(idMax)) as unknown as z.ZodMiniType<Brand, Brand>;

const wordsSchema = z.array(nameSchema).check(z.maxLength(listMax));
const listsShape = { products: z.array(gtinSchema).check(z.maxLength(productsMax)), tags: wordsSchema, brands: wordsSchema, categories: z.array(categorySchema).check(z.maxLength(listMax)) };

export const productScopeSchema = schemaOf<ProductScope>()(z.strictObject({ ...listsShape, except: z.strictObject(listsShape) }));

export const storeScopeSchema = schemaOf<StoreScope>()(
  z.union([
    z.strictObject({ stores: z.array(idSchema<StoreId>()).check(z.maxLength(productsMax)), lists: wordsSchema, types: z.array(z.enum(['tiendita', 'minisuper', 'cadena'])), cities: wordsSchema, states: wordsSchema, countries: wordsSchema }),
    z.strictObject({ resolved: z.enum(['yes', 'no']), rank: z.int().check(z.minimum(0), z.maximum(5)) }),
  ]),
);

export const cardScopeSchema = schemaOf<CardScope>()(
  z.strictObject({
    isNew: z.exactOptional(z.literal(true)),
    lapsedDays: z.exactOptional(daysSchema),
    tiers: z.exactOptional(z.array(z.int().check(z.minimum(0), z.maximum(20)))),
    tags: z.exactOptional(wordsSchema),
    exceptTags: z.exactOptional(wordsSchema),
  }),
);

export const windowSchema = schemaOf<Window>()(
  z.strictObject({
    weekdays: z.array(z.int().check(z.minimum(0), z.maximum(6))),
    hours: z.array(z.tuple([z.int().check(z.minimum(0), z.maximum(1439)), z.int().check(z.minimum(1), z.maximum(1440))])).check(z.maxLength(24)),
  }),
);
