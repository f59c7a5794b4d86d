import { asRevisionOf, beforeSteps, type Numbers, type PersonId, type RevisionDraft, type StepFact } from '@qoa/shared/campaign-life';
import type { InstantMs, StoreId } from '@qoa/shared/ids';
import type { Participation } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import type { StoreFacts } from '@qoa/shared/rules';
import { campaignFact } from '../campaigns/index.ts';
import type { Fact } from '../feed/index.ts';
import { callRoll } from './roll-facts.ts';
import { takeStep } from './step-fact.ts';

/** A campaign of a world that is set up at once. */
export interface BornCampaign {
  readonly document: RevisionDraft;
  readonly numbers: Numbers;
  readonly participation: Participation;
  readonly author: PersonId;
  readonly approver: PersonId;
  readonly stores: readonly StoreFacts[];
  readonly related: ReadonlySet<StoreId>;
}

/** All that the judge is told of a campaign that was written, submitted and published at one instant, with every step of it. Its document is a valid one. */
export const bornFacts = ({ document, numbers, participation, author, approver, stores, related }: BornCampaign, nowMs: InstantMs): readonly Fact[] => {
  const revision = asRevisionOf(document, nowMs);
  const published = campaignFact(revision, nowMs, { restricted: document.allows });
  assert(published.ok, 'the document is a valid one');
  const steps: readonly StepFact[] = [
    { fact: 'Drafted', document, by: author },
    { fact: 'ParticipationSet', participation, by: author },
    { fact: 'Submitted', by: author },
    { fact: 'Published', revision, by: approver },
  ];
  let campaign = beforeSteps(numbers);
  const facts = steps.map((step): Fact => {
    const taken = takeStep(campaign, step, nowMs);
    campaign = taken.after;
    return taken.fact;
  });
  return [...facts, published.value, ...callRoll(campaign, { stores, related, roll: { joined: new Set(), invited: new Set() } }, participation.pay, nowMs).facts];
};
