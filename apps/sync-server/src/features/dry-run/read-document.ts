import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { InstantMs } from '@qoa/shared/ids';
import { err, ok, type Result } from '@qoa/shared/result';
import { type Permissions, validateRevision } from '@qoa/shared/rules';

export interface DocumentRefusal {
  readonly code: 'REVISION_INVALID';
  readonly facts: { readonly field: string; readonly problem: string; readonly count: number };
}

/** Whether its owner may name restricted goods is asked when it is published: nobody is sold anything by trying. */
const everything: Permissions = { restricted: ['alcohol', 'tobacco', 'medicine', 'phone-credit', 'service'] };

/** Any JSON value as a document. Errors: REVISION_INVALID with its first problem. */
export const readDocument = (document: unknown, nowMs: InstantMs): Result<RevisionDraft, DocumentRefusal> => {
  const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
  const validated = validateRevision(isObject ? { ...document, revision: 1, effectiveFromMs: nowMs, state: 'active' } : document, everything);
  if (validated.ok) return ok(validated.revision);
  const [first] = validated.problems;
  return err({ code: 'REVISION_INVALID', facts: { field: first?.field ?? '', problem: first?.code ?? 'MALFORMED', count: validated.problems.length } });
};
