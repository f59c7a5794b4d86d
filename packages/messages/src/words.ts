/** The languages that Qoa speaks; Spanish is the first and the one that others are checked against. */
export type Locale = 'es' | 'en';

/** The names of the languages for Intl. */
export const languageTags = { es: 'es-MX', en: 'en-US' } as const;

/**
 * The shape that a translation of `T` must have: the same keys, and for a message with places the same parameters.
 * A missing key and a key too many are both type errors.
 */
export type Words<T> = {
  readonly [K in keyof T]: T[K] extends (...places: infer P) => string ? (...places: P) => string : string;
};

/** One area of the product in every language. */
export interface Area<T> {
  readonly es: T;
  readonly en: Words<T>;
}

/** Picks the word for one or for many: `plural(1, 'sello', 'sellos')` is `1 sello`. */
export const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** A text with a capital first. */
export const upper = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
