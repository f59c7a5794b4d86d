export { memoryOutbox } from './memory-outbox.ts';
export type { Appended, Draft, DraftId, Holding, Outbox, Queued, Sealer, SeqRange, Settled, Settlement } from './outbox.ts';
export { RANGES_STATED_MAX } from './seq-ranges.ts';
export { OutboxContext, useOutbox } from './use-outbox.ts';
