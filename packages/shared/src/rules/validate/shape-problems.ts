import * as z from 'zod/mini';
import { found, type ProblemCode, type RevisionProblem } from './revision-problem.ts';

/** What a value lacks of a schema. `shaped`: only bounds of texts and numbers are broken, so it may still be read as what the schema describes. */
export interface ShapeProblems {
  readonly problems: readonly RevisionProblem[];
  readonly shaped: boolean;
}

/** Every place at once where a value is not as its schema says. */
export const shapeProblems = (schema: z.ZodMiniType, value: unknown): ShapeProblems => {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return { problems: [], shaped: true };
  const issues = parsed.error.issues.flatMap((issue) => flat(issue, []));
  return { problems: binding(issues.flatMap((issue) => problemsOf(issue, value))), shaped: issues.every(isBound) };
};

type Issue = z.core.$ZodIssue;

const bounds: ReadonlySet<Issue['code']> = new Set(['too_small', 'too_big', 'invalid_format']);

/** Of a list with too many or too few, zod looks at no element: nothing is known of their types. */
const isBound = (issue: Issue): boolean => bounds.has(issue.code) && !('origin' in issue && issue.origin === 'array');

/** Of a union, the issues of the choice that is nearest; paths from the root. */
const flat = (issue: Issue, above: readonly PropertyKey[]): readonly Issue[] => {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ ...issue, path }];
  const [first = [], ...others] = issue.errors;
  const nearest = others.reduce((best, errors) => (distance(errors) < distance(best) ? errors : best), first);
  return nearest.flatMap((inner) => flat(inner, path));
};

const distance = (issues: readonly Issue[]): number => issues.reduce((sum, { code, path }) => sum + (bounds.has(code) ? 1 : path.length > 0 ? 10 : 100), 0);

const problemsOf = (issue: Issue, whole: unknown): readonly RevisionProblem[] => {
  const field = issue.path.join('.');
  const value = valueAt(whole, issue.path);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => found([...issue.path, key].join('.'), 'UNKNOWN_MEMBER'));
  if (value === undefined) return [found(field, 'REQUIRED', expectsNumber(issue) ? { expected: 'number' } : {})];
  switch (issue.code) {
    case 'too_small':
      return [issue.origin === 'array' || issue.origin === 'string' ? found(field, 'REQUIRED', { min: Number(issue.minimum) }) : found(field, 'OUT_OF_RANGE', { min: Number(issue.minimum) })];
    case 'too_big':
      return [found(field, tooBig[issue.origin] ?? 'OUT_OF_RANGE', { max: Number(issue.maximum) })];
    case 'invalid_format':
      return [typeof value === 'string' && value.trim() === '' ? found(field, 'REQUIRED') : found(field, 'MALFORMED')];
    case 'invalid_value':
      return [found(field, 'UNKNOWN_CHOICE', { choices: issue.values.join(', ') })];
    case 'invalid_union':
      return [found(field, 'UNKNOWN_CHOICE')];
    case 'invalid_type':
      return [found(field, 'WRONG_TYPE', { expected: issue.expected })];
    default:
      return [found(field, 'MALFORMED')];
  }
};

const expectsNumber = (issue: Issue): boolean => issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int');

/** Of several bounds on one side of a number the one that binds: zod tells that of any whole number beside the schema's own. */
const binding = (problems: readonly RevisionProblem[]): readonly RevisionProblem[] => {
  const tightest = new Map<string, RevisionProblem>();
  for (const problem of problems) {
    const before = tightest.get(sideOf(problem));
    if (before === undefined || isTighter(problem, before)) tightest.set(sideOf(problem), problem);
  }
  return problems.filter((problem) => problem.code !== 'OUT_OF_RANGE' || tightest.get(sideOf(problem)) === problem);
};

const sideOf = ({ field, code, facts }: RevisionProblem): string => `${field} ${code} ${facts['max'] === undefined ? 'min' : 'max'}`;

const isTighter = ({ facts: { min, max } }: RevisionProblem, { facts: before }: RevisionProblem): boolean => (max === undefined ? Number(min) > Number(before['min']) : Number(max) < Number(before['max']));

const tooBig: Readonly<Record<string, ProblemCode>> = { array: 'TOO_MANY', string: 'TOO_LONG' };

const valueAt = (whole: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined), whole);
