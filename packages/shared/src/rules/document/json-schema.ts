import * as z from 'zod/mini';
import { revisionSchema } from './revision-schema.ts';

/** The JSON Schema of a revision: its members and their bounds. What one member says of another only `validateRevision` looks at. */
export const revisionJsonSchema = (): unknown => ({ title: 'A campaign revision', ...z.toJSONSchema(revisionSchema, { reused: 'ref' }) });
