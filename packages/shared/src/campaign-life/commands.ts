import type { InstantMs } from '../ids/index.ts';
import type { Revision } from '../rules/index.ts';
import type { LifeState, PersonId, RevisionDraft } from './life.ts';

/** What a person asks of a campaign. */
export type LifeCommand =
  /** Begins a draft, changes it, or takes up again what was rejected. */
  | { readonly do: 'edit'; readonly document: RevisionDraft }
  | { readonly do: 'submit' }
  /** Takes a proposal back into the draft; what was never in review is thrown away by `discard`. */
  | { readonly do: 'withdraw' }
  | { readonly do: 'discard' }
  | { readonly do: 'reject'; readonly reason: string }
  /** Publishes; in force at once, or from a later instant. */
  | { readonly do: 'approve'; readonly effectiveFromMs: InstantMs | null }
  | { readonly do: 'pause' }
  | { readonly do: 'resume' }
  /** Takes back what was published before it begins: for ever. */
  | { readonly do: 'call-off'; readonly reason: string }
  /** Takes back a change that is planned, by the number of its revision, before it takes effect. */
  | { readonly do: 'withdraw-plan'; readonly plan: number; readonly reason: string }
  /** The last day to earn, and the last to redeem. */
  | { readonly do: 'end'; readonly endsAtMs: InstantMs; readonly redeemUntilMs: InstantMs | null };

/** What became true, in the past tense. Facts are kept for ever: they are the audit. */
export type LifeFact =
  | { readonly fact: 'Drafted'; readonly document: RevisionDraft; readonly by: PersonId }
  | { readonly fact: 'Submitted'; readonly by: PersonId }
  | { readonly fact: 'Withdrawn'; readonly by: PersonId }
  | { readonly fact: 'Discarded'; readonly by: PersonId }
  | { readonly fact: 'Rejected'; readonly by: PersonId; readonly reason: string }
  | { readonly fact: 'Published'; readonly by: PersonId; readonly revision: Revision }
  /** The same rules with another state or end: one for what is in force and one for each that is planned. */
  | { readonly fact: 'Paused' | 'Resumed' | 'EndSet'; readonly by: PersonId; readonly revisions: readonly Revision[] }
  /** It ends before it began. */
  | { readonly fact: 'CalledOff'; readonly by: PersonId; readonly reason: string; readonly revisions: readonly Revision[] }
  /** What holds goes on in the place of what was planned under that number. */
  | { readonly fact: 'PlanWithdrawn'; readonly by: PersonId; readonly reason: string; readonly plan: number; readonly revisions: readonly Revision[] };

/** Why a command is refused. */
export type LifeRefusal =
  /** In this state the campaign cannot do that. */
  | { readonly code: 'CAMPAIGN_STATE'; readonly state: LifeState }
  /** Whoever wrote or submitted a document does not publish it. */
  | { readonly code: 'FOUR_EYES' }
  /** A revision takes effect at its publication at the earliest. */
  | { readonly code: 'EFFECT_BEFORE_PUBLICATION'; readonly nowMs: InstantMs }
  /** A revision that ends before it takes effect could never give anything. */
  | { readonly code: 'EFFECT_AFTER_END'; readonly endsAtMs: InstantMs }
  /** What was planned has taken effect, at `effectiveFromMs`: it is a promise by now. */
  | { readonly code: 'PLAN_BEGUN'; readonly effectiveFromMs: InstantMs }
  /** Customers are told in good time: not before `earliestMs`. */
  | { readonly code: 'END_TOO_SOON'; readonly earliestMs: InstantMs }
  /** A campaign goes on for longer by a revision alone, which two people look at. */
  | { readonly code: 'END_LATER'; readonly endsAtMs: InstantMs }
  /** A promised last day to redeem is not taken back, and a first one comes in good time. */
  | { readonly code: 'REDEEM_TOO_SOON'; readonly earliestMs: InstantMs }
  | { readonly code: 'REDEEM_BEFORE_END'; readonly endsAtMs: InstantMs }
  /** Units, owner and zone of a published campaign are for ever: what was earned in them could not be spent else. */
  | { readonly code: 'MEMBER_FOR_EVER'; readonly field: string };
