export * from './replica.ts';
export type { ReplicaChange } from './replica-change.ts';
export * from './row.ts';
export { feedKindNumbers, scopeKindNumbers } from './stored-numbers.ts';
