import type { ProblemCode, RevisionProblem, WarningCode } from '@qoa/shared/rules';
import type { Locale } from '../words.ts';
import { problemsEn } from './problems-en.ts';
import { problemsEs } from './problems-es.ts';

/** What is wrong with a member of a revision, or worth a look, and what to do: for beside its field. */
export const problemText = ({ code, facts }: RevisionProblem<ProblemCode | WarningCode>, locale: Locale): string => (locale === 'es' ? problemsEs : problemsEn)[code](facts);
