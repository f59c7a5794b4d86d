import { readDocument, type RevisionDraft } from '@qoa/shared/campaign-life';
import type { CpgId, InstantMs, StoreId } from '@qoa/shared/ids';
import { err, type Result } from '@qoa/shared/result';
import { nameProblems, type Revision } from '@qoa/shared/rules';
import type { CampaignLifeStore } from './campaign-life-store.ts';
import { type CampaignRefused, refused, refusedDocument } from './refusals.ts';

/** Any JSON value as a draft of an owner that exists, may say all of it and names what there is. `first`: what was published first, if anything was. Errors: REVISION_INVALID, OWNER_UNKNOWN. */
export const readDraft = async (store: Pick<CampaignLifeStore, 'permissionsOf' | 'namesIn'>, document: unknown, first: Revision | undefined, nowMs: InstantMs): Promise<Result<RevisionDraft, CampaignRefused>> => {
  const owner = ownerNamedIn(document);
  const permissions = owner === null ? null : await store.permissionsOf(owner);
  const read = readDocument(document, permissions ?? { restricted: [] }, nowMs);
  if (!read.ok) return err(refusedDocument(read.error));
  if (permissions === null) return err(refused('OWNER_UNKNOWN'));
  const problems = nameProblems(read.value, await store.namesIn(read.value), first?.timeZone ?? null);
  return problems.length > 0 ? err(refusedDocument(problems)) : read;
};

const idMax = 2 ** 31 - 1;

const ownerNamedIn = (document: unknown): Revision['owner'] | null => {
  const owner = isRecord(document) ? document['owner'] : null;
  if (!isRecord(owner)) return null;
  const [{ kind, cpg, store }, isId] = [owner, (id: unknown): id is number => Number.isInteger(id) && Number(id) > 0 && Number(id) <= idMax];
  if (kind === 'cpg' && isId(cpg)) return { kind, cpg: cpg as CpgId };
  return kind === 'store' && isId(store) ? { kind, store: store as StoreId } : null;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
