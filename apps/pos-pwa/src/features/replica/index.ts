export { memoryReplica } from './memory-replica.ts';
export type { ReplicaContent } from './memory-replica.ts';
export type { ListedAnswer, ListedClaim, ListedEvent, ListedState, Replica, Standing, StoreCampaign } from './replica.ts';
export { ReplicaContext, useCampaigns, useEvents, useReplica } from './use-replica.ts';
export { openReplica } from './late-replica.ts';
export { openDexieReplica, REPLICA_DATABASE_NAME } from './replica-store.ts';
export type { ReplicaNeeds } from './replica-store.ts';
