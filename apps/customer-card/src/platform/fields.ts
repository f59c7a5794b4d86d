/** What came from outside, before it is believed. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of an object; of anything else, none. */
export const fieldsOf = (body: unknown): Fields => (typeof body === 'object' && body !== null ? { ...body } : {});

/** Whether all of these are numbers. */
export const numbers = (fields: Fields, ...names: readonly string[]): boolean => names.every((name) => Number.isFinite(fields[name]));
