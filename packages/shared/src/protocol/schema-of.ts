import * as z from 'zod/mini';

type DeepReadonly<T> = T extends string | number | boolean | null | undefined ? T : { readonly [K in keyof T]: DeepReadonly<T[K]> };

type SaysTheSame<A, B> = [DeepReadonly<A>, DeepReadonly<B>] extends [DeepReadonly<B>, DeepReadonly<A>] ? [] : [differs: 'schema and contract type say different things'];

/**
 * The schema of the contract type `T`. It compiles only when schema and type say the same (whatever is readonly), so that
 * neither changes without the other; what it parses is a `T`.
 */
export const schemaOf =
  <T>() =>
  <Schema extends z.ZodMiniType>(schema: Schema, ..._same: SaysTheSame<z.output<Schema>, T>): z.ZodMiniType<T, T> =>
    // The line above proved it.
    schema as unknown as z.ZodMiniType<T, T>;

/** Text of one pattern that carries a brand: matching the pattern is what the brand promises. */
export const branded = <Brand extends string>(pattern: RegExp): z.ZodMiniType<Brand, Brand> => z.string().check(z.regex(pattern)) as unknown as z.ZodMiniType<Brand, Brand>;

/** A whole number from 1 that carries a brand: the id of a row. */
export const brandedId = <Brand extends number>(): z.ZodMiniType<Brand, Brand> => z.int().check(z.minimum(1)) as unknown as z.ZodMiniType<Brand, Brand>;
