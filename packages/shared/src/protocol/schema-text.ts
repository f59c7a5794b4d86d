import * as z from 'zod/mini';
import { messageSchemas } from './schemas.ts';

/** What every message's schema says, as JSON Schema in one canonical text each: the same text as long as the schema says the same. */
export const messageSchemaTexts = (): Readonly<Record<keyof typeof messageSchemas, string>> => {
  const texts = Object.entries(messageSchemas).map(([name, schema]) => [name, JSON.stringify(z.toJSONSchema(schema), withSortedKeys)]);
  return Object.fromEntries(texts);
};

const withSortedKeys = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
