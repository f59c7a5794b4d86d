export { type AgedRow, compactedUpTo, feedKeptMs } from './compaction.ts';
export * from './replica.ts';
export type { ReplicaChange } from './replica-change.ts';
export { restrictedKinds, type RestrictedKind } from './restricted-kinds.ts';
export * from './row.ts';
export { feedKindNumbers, scopeKindNumbers } from './stored-numbers.ts';
