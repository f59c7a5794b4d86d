import { readDocument, type RevisionDraft } from '@qoa/shared/campaign-life';
import { restrictedKinds } from '@qoa/shared/feed';
import type { InstantMs } from '@qoa/shared/ids';
import { err, type Result } from '@qoa/shared/result';
import type { Permissions } from '@qoa/shared/rules';

export interface DocumentRefusal {
  readonly code: 'REVISION_INVALID';
  readonly facts: { readonly field: string; readonly problem: string; readonly count: number };
}

/** Whether its owner may name restricted goods is asked when it is published: nobody is sold anything by trying. */
const everything: Permissions = { restricted: restrictedKinds };

/** Any JSON value as a document. Errors: REVISION_INVALID with its first problem. */
export const readTried = (document: unknown, nowMs: InstantMs): Result<RevisionDraft, DocumentRefusal> => {
  const read = readDocument(document, everything, nowMs);
  if (read.ok) return read;
  const [first] = read.error;
  return err({ code: 'REVISION_INVALID', facts: { field: first?.field ?? '', problem: first?.code ?? 'MALFORMED', count: read.error.length } });
};
