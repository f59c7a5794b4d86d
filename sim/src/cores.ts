import { decideLife } from '@qoa/shared/campaign-life';
import { applyPage } from '@qoa/shared/feed';
import { planPush, takeEarly } from '@qoa/shared/intake';
import { expireCards, judgeBatch } from '@qoa/shared/judge';
import { findingsOf } from '@qoa/shared/loss';
import { statedRanges, syncStep } from '@qoa/shared/sync';
import { commit } from './book.ts';
import { enterDecision } from './campaigns.ts';
import { isSealed } from './doors.ts';
import { pull, scopesOf } from './feed-pages.ts';
import { openEnvelope } from './seal.ts';
import { append, listedEvents, otherLife, settle, updated, writePage } from './storage.ts';
import { enterTraits } from './traits.ts';
import { culpritOf } from './trouble.ts';

/** What a schedule runs on: the product's own pure cores, and the few transactions of this world that a planted fault may replace. */
export interface Cores {
  readonly judgeBatch: typeof judgeBatch;
  readonly expireCards: typeof expireCards;
  readonly planPush: typeof planPush;
  readonly takeEarly: typeof takeEarly;
  readonly findingsOf: typeof findingsOf;
  readonly syncStep: typeof syncStep;
  readonly applyPage: typeof applyPage;
  readonly statedRanges: typeof statedRanges;
  readonly commit: typeof commit;
  readonly decideLife: typeof decideLife;
  readonly enterDecision: typeof enterDecision;
  readonly enterTraits: typeof enterTraits;
  readonly culpritOf: typeof culpritOf;
  readonly isSealed: typeof isSealed;
  readonly openEnvelope: typeof openEnvelope;
  readonly pull: typeof pull;
  readonly scopesOf: typeof scopesOf;
  readonly append: typeof append;
  readonly settle: typeof settle;
  readonly otherLife: typeof otherLife;
  readonly writePage: typeof writePage;
  readonly updated: typeof updated;
  readonly listedEvents: typeof listedEvents;
  /** When an answer leaves the server. Law: whole */
  readonly answersLeave: 'after-commit' | 'before-commit';
}

export const realCores: Cores = {
  judgeBatch, expireCards, planPush, takeEarly, findingsOf, syncStep, applyPage, statedRanges, commit, decideLife, enterDecision, enterTraits, culpritOf, isSealed, openEnvelope, pull, scopesOf, append, settle, otherLife, writePage, updated, listedEvents,
  answersLeave: 'after-commit',
};
