export { declareLost, takeEarly } from './early.ts';
export { planPush } from './plan-push.ts';
export type { PushPlan, StatedNumbers } from './plan-push.ts';
export { awaitedRanges, missingNumbers, noProgress } from './progress.ts';
export type { SeqRange, SourceProgress } from './progress.ts';
export { above, joinRanges, rangeWith, withoutSeqs } from './ranges.ts';
