import type { InstantMs } from '../ids/index.ts';
import { type Revision, standingFrom } from '../rules/index.ts';
import type { CampaignLife, RevisionDraft } from './life.ts';

/** The document that stands for a campaign: the revision that holds, or is the next to; what is proposed while nothing was published. Undefined: nothing is left of it. */
export const shownDocument = ({ published, proposal }: CampaignLife, nowMs: InstantMs): Revision | RevisionDraft | undefined => standingFrom(published, nowMs)[0] ?? proposal?.document;
