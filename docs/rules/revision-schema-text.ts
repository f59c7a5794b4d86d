import { revisionJsonSchema } from '../../packages/shared/src/rules/index.ts';

/** The text of `revision.schema.json`. */
export const revisionSchemaText = (): string => `${JSON.stringify(revisionJsonSchema(), null, 2)}\n`;
