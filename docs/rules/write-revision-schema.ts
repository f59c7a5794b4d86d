import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { revisionSchemaText } from './revision-schema-text.ts';

writeFileSync(join(import.meta.dirname, 'revision.schema.json'), revisionSchemaText());
