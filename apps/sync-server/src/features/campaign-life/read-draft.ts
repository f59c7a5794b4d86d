import { readDocument, type RevisionDraft } from '@qoa/shared/campaign-life';
import type { CpgId, InstantMs, StoreId } from '@qoa/shared/ids';
import { err, type Result } from '@qoa/shared/result';
import type { Revision } from '@qoa/shared/rules';
import type { CampaignLifeStore } from './campaign-life-store.ts';
import { type CampaignRefused, refused, refusedDocument } from './refusals.ts';

/** Any JSON value as a draft of an owner that exists and may say all of it. Errors: REVISION_INVALID, OWNER_UNKNOWN. */
export const readDraft = async (store: Pick<CampaignLifeStore, 'permissionsOf'>, document: unknown, nowMs: InstantMs): Promise<Result<RevisionDraft, CampaignRefused>> => {
  const owner = ownerNamedIn(document);
  const permissions = owner === null ? null : await store.permissionsOf(owner);
  const read = readDocument(document, permissions ?? { restricted: [] }, nowMs);
  if (!read.ok) return err(refusedDocument(read.error));
  return permissions === null ? err(refused('OWNER_UNKNOWN')) : read;
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
