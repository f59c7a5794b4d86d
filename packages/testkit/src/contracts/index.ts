export { answerTo, anEpoch, anotherEpoch, enrolmentA, enrolmentB, envelopeFor, sealerFor } from './outbox-builders.ts';
export { outboxContract } from './outbox.ts';
export type { MakeOutbox, OutboxUnderTest } from './outbox.ts';
export { replicaContract } from './replica.ts';
export type { OpenReplica, ReplicaUnderTest } from './replica.ts';
export * from './decoder.ts';
export { outboxTabsContract } from './outbox-tabs.ts';
export type { OpenOutbox } from './outbox-tabs.ts';
export { aCard, aGtin, aProduct, aProgramme, aStore, campaignOf, pageOf, pulled, rowOf, saleRowOf } from './replica-builders.ts';
