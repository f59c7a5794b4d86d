import type { InstantMs } from '../ids/index.ts';
import { err, ok, type Result } from '../result/index.ts';
import { type Permissions, type Revision, type RevisionProblem, type StoreScope, validateRevision } from '../rules/index.ts';
import type { RevisionDraft } from './life.ts';

/** A document as the first revision that it would be, in force from an instant on. */
export const asRevisionOf = (document: RevisionDraft, effectiveFromMs: InstantMs): Revision => ({ ...document, revision: 1, effectiveFromMs, state: 'active' });

/** What of a revision a document says: all but what its publication gave it. */
export const draftOf = ({ revision: _revision, effectiveFromMs: _from, state: _state, ...document }: Revision): RevisionDraft => document;

/** Any JSON value as a document of somebody who may say all of it; else what is wrong with it, at least one problem. */
export const readDocument = (document: unknown, permissions: Permissions, nowMs: InstantMs): Result<RevisionDraft, readonly RevisionProblem[]> => {
  const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
  const validated = validateRevision(isObject ? { ...document, revision: 1, effectiveFromMs: nowMs, state: 'active' } : document, permissions);
  if (!validated.ok) return err(validated.problems);
  const resolved = resolvedScopes(validated.revision);
  return resolved.length > 0 ? err(resolved) : ok(draftOf(validated.revision));
};

/** An audience that was answered for one phone says nothing of the stores that are meant. */
const resolvedScopes = ({ stores, earn, multipliers }: Revision): readonly RevisionProblem[] => {
  const scopes: readonly (readonly [string, StoreScope])[] = [['stores', stores], ...earn.map((rule, at) => [`earn.${at}.stores`, rule.stores] as const), ...multipliers.list.map((each, at) => [`multipliers.list.${at}.stores`, each.stores] as const)];
  return scopes.flatMap(([field, scope]) => ('resolved' in scope ? [{ field, code: 'MALFORMED' as const, facts: {} }] : []));
};
