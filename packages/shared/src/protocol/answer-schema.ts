import * as z from 'zod/mini';
import type { Answer, Given, TaggedAnswer, ToldAnswer } from '../events/answer.ts';
import { schemaOf } from './schema-of.ts';
import { bilingualSchema, countSchema, eventHashSchema, factsSchema, programmeIdSchema, seqSchema, tagSchema } from './words-schema.ts';

export const givenSchema = schemaOf<Given>()(
  z.object({ programme: programmeIdSchema, unit: z.enum(['stamp', 'point']), units: countSchema, balance: countSchema, goal: z.nullable(countSchema) }),
);

const answer = {
  seq: seqSchema,
  hash: eventHashSchema,
  judgedNo: countSchema,
  class: z.enum(['accepted', 'partial', 'refused', 'held']),
  code: z.nullable(z.string()),
  facts: factsSchema,
  given: z.array(givenSchema),
};

export const answerSchema = schemaOf<Answer>()(z.object(answer));
const told = { ...answer, words: z.exactOptional(bilingualSchema) };
export const toldAnswerSchema = schemaOf<ToldAnswer>()(z.object(told));
export const taggedAnswerSchema = schemaOf<TaggedAnswer>()(z.object({ ...told, tag: tagSchema, proof: z.exactOptional(tagSchema) }));
