export type { SyncCommand } from './command.ts';
export type { Moment, QueueView, RequestNo, SyncFault, SyncInput } from './input.ts';
export { openingState } from './state.ts';
export type { Errand, PushErrand, SyncState } from './state.ts';
export { rangesStatedMax, statedRanges } from './stated-ranges.ts';
export { syncStep } from './step.ts';
export { truth } from './truth.ts';
export type { BannerTruth } from './truth.ts';
