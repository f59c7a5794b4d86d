export type { Committed, CommittedListener } from './committed.ts';
export type { EpochEnd, LostFact } from './epoch-fact.ts';
export type { KnownSource } from './known-source.ts';
export type { Chore, Decided } from './judge-desk.ts';
export { type Judge, type JudgeParts, startJudge } from './judge.ts';
export { type JudgeStore, sqlJudgeStore } from './judge-store.ts';
export { writesOf } from './judge-writes-store.ts';
export type { Recalling } from './recall.ts';
export type { JudgeAway, Submission, Taken, TakenOrAway } from './submission.ts';
