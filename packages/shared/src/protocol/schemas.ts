import * as answers from './answer-schema.ts';
import * as birthday from './birthday-schema.ts';
import * as carried from './carried-schema.ts';
import * as enrol from './enrol-schema.ts';
import { errorBodySchema } from './error-body-schema.ts';
import { explainRequestSchema, saleExplainedSchema } from './explained-schema.ts';
import * as feed from './feed-schema.ts';
import * as live from './live-schema.ts';
import * as outlook from './outlook-schema.ts';
import * as pull from './pull-schema.ts';
import * as push from './push-schema.ts';

/** Every message between the server and what lives outside its release, by name: the golden files and the schema lock are made from it. */
export const messageSchemas = { ...answers, ...birthday, ...carried, ...enrol, errorBodySchema, explainRequestSchema, saleExplainedSchema, ...feed, ...live, ...outlook, ...pull, ...push } as const;
