import type { ErrorEntry } from './entry.ts';

/** What whoever runs or joins campaigns may meet. */
export const campaignErrors = {
  /** There is no such campaign in reach of whoever asks. */
  CAMPAIGN_UNKNOWN: { kind: 'refusal', http: 404, retry: 'corrected', classes: [], facts: [] },
  /** Somebody was faster: the campaign is no longer what the command was given for. Read it again, then decide. `version` is the one that stands. */
  CAMPAIGN_CHANGED: { kind: 'refusal', http: 409, retry: 'corrected', classes: [], facts: ['version'] },
  /** A campaign in this state cannot do that. `who`: a `device`, when a phone asked to join one that has ended. */
  CAMPAIGN_STATE: { kind: 'refusal', http: 409, retry: 'never', classes: [], facts: ['state', 'who'] },
  /** Whoever wrote or submitted a document does not publish it: somebody else must. */
  FOUR_EYES: { kind: 'refusal', http: 403, retry: 'never', classes: [], facts: [] },
  /** A revision takes effect at its publication at the earliest. */
  EFFECT_BEFORE_PUBLICATION: { kind: 'refusal', http: 422, retry: 'corrected', classes: [], facts: ['nowMs'] },
  /** A revision whose campaign ends at `endsAtMs`, before it takes effect, could never give anything. */
  EFFECT_AFTER_END: { kind: 'refusal', http: 422, retry: 'corrected', classes: [], facts: ['endsAtMs'] },
  /** A planned change has taken effect, at `effectiveFromMs`: it is withdrawn before that alone. Propose another change, or pause the campaign. */
  PLAN_BEGUN: { kind: 'refusal', http: 409, retry: 'never', classes: [], facts: ['effectiveFromMs'] },
  /** Customers are told in good time that a campaign ends: not before `earliestMs`. */
  END_TOO_SOON: { kind: 'refusal', http: 422, retry: 'corrected', classes: [], facts: ['earliestMs'] },
  /** A campaign goes on for longer than `endsAtMs` by a revision alone, which two people look at. */
  END_LATER: { kind: 'refusal', http: 422, retry: 'corrected', classes: [], facts: ['endsAtMs'] },
  /** A promised last day to redeem is not taken back, and a first one comes in good time: not before `earliestMs`. */
  REDEEM_TOO_SOON: { kind: 'refusal', http: 422, retry: 'corrected', classes: [], facts: ['earliestMs'] },
  /** What was earned may be spent to the end of the campaign at least. */
  REDEEM_BEFORE_END: { kind: 'refusal', http: 422, retry: 'corrected', classes: [], facts: ['endsAtMs'] },
  /** Units, owner and zone of a published campaign are for ever. */
  MEMBER_FOR_EVER: { kind: 'refusal', http: 422, retry: 'corrected', classes: [], facts: ['field'] },
  /** The document is no revision that may be published: the first problem of `count`, by the code of the rules, and where it stands. */
  REVISION_INVALID: { kind: 'refusal', http: 422, retry: 'corrected', classes: [], facts: ['field', 'problem', 'count'] },
  /** The document names an owner that does not exist. */
  OWNER_UNKNOWN: { kind: 'refusal', http: 422, retry: 'corrected', classes: [], facts: [] },
  /** Other dry runs have the server's spare time: the same again in a few seconds. */
  DRY_RUN_BUSY: { kind: 'fault', http: 429, retry: 'same-bytes-later', classes: [], facts: [] },
  /** There is no such maker of goods. */
  CPG_UNKNOWN: { kind: 'refusal', http: 404, retry: 'corrected', classes: [], facts: [] },
  /** The store takes part without having been asked, so it cannot leave by itself. */
  NOT_OPTIONAL: { kind: 'refusal', http: 409, retry: 'never', classes: [], facts: [] },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
