import type { Facts } from '@qoa/shared/events';
import type { ProblemCode, RevisionProblem, WarningCode } from '@qoa/shared/rules';
import type { Locale } from '../words.ts';
import { problemsEn } from './problems-en.ts';
import { problemsEs } from './problems-es.ts';

/** What is wrong with a member of a revision, or worth a look, and what to do: for beside its field. */
export const problemText = ({ field, code, facts }: RevisionProblem<ProblemCode | WarningCode>, locale: Locale): string =>
  (locale === 'es' ? problemsEs : problemsEn)[code](code === 'OUT_OF_RANGE' ? inFormUnits(facts, formUnits[field.split('.').at(-1) ?? ''] ?? 1) : facts['expected'] === 'number' ? { ...facts, expected: askedAt(field) } : facts);

/** What the form asks for where a document holds a number. */
const askedAt = (field: string): 'date' | 'time' | 'number' => (/(?:at|At|Until|From)Ms$/.test(field) ? 'date' : /\.hours\.\d+\.\d$/.test(field) ? 'time' : 'number');

/** How much of what a document counts in is one of what the form asks for: pesos, times, minutes, hours. */
const formUnits: Readonly<Record<string, number>> = { cents: 100, everyCents: 100, centsPerUnit: 100, percent: 100, cooldownMs: 60_000, courtesyMs: 3_600_000 };

const inFormUnits = (facts: Facts, unit: number): Facts => Object.fromEntries(Object.entries(facts).map(([name, bound]) => [name, Number(bound) / unit]));
