import * as z from 'zod/mini';
import { err, ok, type Result } from '../result/index.ts';
import { PUSH_HEADER_VERSION } from './limits.ts';
import type { PushHeader } from './push.ts';
import { pushHeaderSchema } from './push-schema.ts';

/** A body that is not JSON or not of its shape; `path` is the first place that is wrong, empty for the whole. */
export interface BodyInvalid {
  readonly code: 'BODY_INVALID';
  readonly path: string;
}

/** Why a message cannot be read, with the facts of its code. */
export type ProtocolRefusal = BodyInvalid | { readonly code: 'PROTOCOL_UNKNOWN'; readonly version: string };

/** A value as the schema's type. Errors: BODY_INVALID with the first place that is wrong. */
export const parseAs = <Schema extends z.ZodMiniType>(schema: Schema, value: unknown): Result<z.output<Schema>, BodyInvalid> => {
  const parsed = z.safeParse(schema, value);
  return parsed.success ? ok(parsed.data) : err({ code: 'BODY_INVALID', path: parsed.error.issues[0]?.path.join('.') ?? '' });
};

/** JSON text as the schema's type. Errors: BODY_INVALID, its path empty when the text is not JSON. */
export const parseTextAs = <Schema extends z.ZodMiniType>(schema: Schema, text: string): Result<z.output<Schema>, BodyInvalid> => {
  const value = jsonOf(text);
  return value.ok ? parseAs(schema, value.value) : value;
};

/**
 * The content of a push's header text. `kept` rises, does not overlap and stays below `nextSeq`.
 * Errors: BODY_INVALID; PROTOCOL_UNKNOWN when the header names another version, whatever else it says.
 */
export const parsePushHeader = (text: string): Result<PushHeader, ProtocolRefusal> => {
  const value = jsonOf(text);
  if (!value.ok) return err(headerInvalid);
  const version = versionOf(value.value);
  if (version !== null && version !== PUSH_HEADER_VERSION) return err({ code: 'PROTOCOL_UNKNOWN', version: String(version) });
  const header = parseAs(pushHeaderSchema, value.value);
  if (!header.ok && header.error.path === '') return err(headerInvalid);
  return header.ok && !rises(header.value) ? err({ code: 'BODY_INVALID', path: 'kept' }) : header;
};

/** The header is text inside the body, so its whole has a name there. */
const headerInvalid = { code: 'BODY_INVALID', path: 'header' } as const;

const jsonOf = (text: string): Result<unknown, BodyInvalid> => {
  try {
    return ok(JSON.parse(text));
  } catch {
    // JSON says "not JSON" only by throwing.
    return err({ code: 'BODY_INVALID', path: '' });
  }
};

const versionOf = (value: unknown): string | number | null => {
  if (typeof value !== 'object' || value === null || !('v' in value)) return null;
  return typeof value.v === 'number' || typeof value.v === 'string' ? value.v : null;
};

const rises = ({ kept, nextSeq }: PushHeader): boolean =>
  kept.every(([first, last], i) => first <= last && last < nextSeq && first > (kept[i - 1]?.[1] ?? 0));
