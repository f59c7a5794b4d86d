import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { CpgId, InstantMs, StoreId } from '@qoa/shared/ids';
import { err, ok, type Result } from '@qoa/shared/result';
import { type Revision, type RevisionProblem, type StoreScope, validateRevision } from '@qoa/shared/rules';
import type { CampaignLifeStore } from './campaign-life-store.ts';
import { type CampaignRefused, refused, refusedDocument } from './refusals.ts';

/** Any JSON value as a draft of an owner that exists and may say all of it. Errors: REVISION_INVALID, OWNER_UNKNOWN. */
export const readDraft = async (store: Pick<CampaignLifeStore, 'permissionsOf'>, document: unknown, nowMs: InstantMs): Promise<Result<RevisionDraft, CampaignRefused>> => {
  const owner = ownerNamedIn(document);
  const permissions = owner === null ? null : await store.permissionsOf(owner);
  const whole = isRecord(document) ? { ...document, revision: 1, effectiveFromMs: nowMs, state: 'active' } : document;
  const validated = validateRevision(whole, permissions ?? { restricted: [] });
  if (!validated.ok) return err(refusedDocument(validated.problems));
  const resolved = resolvedScopes(validated.revision);
  if (resolved.length > 0) return err(refusedDocument(resolved));
  if (permissions === null) return err(refused('OWNER_UNKNOWN'));
  const { revision: _revision, effectiveFromMs: _from, state: _state, ...draft } = validated.revision;
  return ok(draft);
};

const idMax = 2 ** 31 - 1;

const ownerNamedIn = (document: unknown): Revision['owner'] | null => {
  const owner = isRecord(document) ? document['owner'] : null;
  if (!isRecord(owner)) return null;
  const [{ kind, cpg, store }, isId] = [owner, (id: unknown): id is number => Number.isInteger(id) && Number(id) > 0 && Number(id) <= idMax];
  if (kind === 'cpg' && isId(cpg)) return { kind, cpg: cpg as CpgId };
  return kind === 'store' && isId(store) ? { kind, store: store as StoreId } : null;
};

/** An audience that was answered for one phone says nothing of the stores that are meant. */
const resolvedScopes = ({ stores, earn, multipliers }: Revision): readonly RevisionProblem[] => {
  const scopes: readonly (readonly [string, StoreScope])[] = [['stores', stores], ...earn.map((rule, at) => [`earn.${at}.stores`, rule.stores] as const), ...multipliers.list.map((each, at) => [`multipliers.list.${at}.stores`, each.stores] as const)];
  return scopes.flatMap(([field, scope]) => ('resolved' in scope ? [{ field, code: 'MALFORMED' as const, facts: {} }] : []));
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
