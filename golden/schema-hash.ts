import { hexOf } from '../packages/shared/src/bytes/index.ts';
import { messageSchemaTexts } from '../packages/shared/src/protocol/index.ts';
import { sha256Of } from './keys.ts';

/** The hash of what each message's schema says, by its name. */
export const schemaHashes = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(messageSchemaTexts()).map(([name, text]) => [name, hexOf(sha256Of(text), 0, 8)]));
