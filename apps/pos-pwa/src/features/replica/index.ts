export { memoryReplica } from './memory-replica.ts';
export type { ReplicaContent } from './memory-replica.ts';
export type { Applied, Cursor, ListedEvent, ListedState, Replica, Standing } from './replica.ts';
export { ReplicaContext, useCampaigns, useEvents, useReplica, useStandings } from './use-replica.ts';
