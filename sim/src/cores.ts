import { applyPage } from '@qoa/shared/feed';
import { planPush } from '@qoa/shared/intake';
import { judgeBatch } from '@qoa/shared/judge';
import { statedRanges, syncStep } from '@qoa/shared/sync';
import { commit } from './book.ts';
import { append, listedEvents, settle, writePage } from './storage.ts';

/** What a schedule runs on: the product's own pure cores, and the few transactions of this world that a planted fault may replace. */
export interface Cores {
  readonly judgeBatch: typeof judgeBatch;
  readonly planPush: typeof planPush;
  readonly syncStep: typeof syncStep;
  readonly applyPage: typeof applyPage;
  readonly statedRanges: typeof statedRanges;
  readonly commit: typeof commit;
  readonly append: typeof append;
  readonly settle: typeof settle;
  readonly writePage: typeof writePage;
  readonly listedEvents: typeof listedEvents;
  /** When an answer leaves the server. Law: whole */
  readonly answersLeave: 'after-commit' | 'before-commit';
}

export const realCores: Cores = { judgeBatch, planPush, syncStep, applyPage, statedRanges, commit, append, settle, writePage, listedEvents, answersLeave: 'after-commit' };
