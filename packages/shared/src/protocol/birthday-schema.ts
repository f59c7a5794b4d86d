import * as z from 'zod/mini';
import type { Birthday } from '../rules/index.ts';
import { daysMaxOfMonth } from '../rules/document/days-of-month.ts';
import { schemaOf } from './schema-of.ts';

/** `POST /v1/card/birthday`: a day that the calendar has in some year. */
export const birthdaySchema = schemaOf<Birthday>()(
  z.object({ month: z.int().check(z.minimum(1), z.maximum(12)), day: z.int().check(z.minimum(1), z.maximum(31)) }).check(z.refine(({ month, day }) => day <= daysMaxOfMonth(month))),
);
