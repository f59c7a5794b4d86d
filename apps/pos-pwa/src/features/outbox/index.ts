export { keepOpen } from './keep-open.ts';
export type { KeptOpen } from './keep-open.ts';
export { memoryOutbox } from './memory-outbox.ts';
export { openDexieOutbox, OUTBOX_DATABASE_NAME } from './outbox-store.ts';
export type { OpenOutbox, OutboxNeeds } from './outbox-store.ts';
export type { Appended, Covered, Draft, DraftId, Drawn, Holding, Outbox, Queued, Retired, SavedDraft, Sealer, SeqRange, Settled, Settlement } from './outbox.ts';
export { answersOf, earlierOf, firstOfOtherLife, isLater, mayForget } from './ring.ts';
export { OutboxContext, useOutbox } from './use-outbox.ts';
