import type { Difference, LifeCommand, LifeFact, LifeState, Participation, PersonId, Proposal, RevisionDraft } from '../campaign-life/index.ts';
import type { RestrictedKind } from '../feed/index.ts';
import type { CpgId, Gtin, InstantMs, ProgrammeId, StoreId } from '../ids/index.ts';
import type { Revision, RevisionWarning, StoreFacts, UnitKind } from '../rules/index.ts';

export type { Participation } from '../campaign-life/index.ts';
export type { DryRunReport } from '../dry-run/index.ts';

/** `GET /v1/admin/campaigns`: every campaign, those that changed last first. */
export interface CampaignList {
  readonly serverMs: InstantMs;
  readonly campaigns: readonly CampaignSummary[];
}

export interface CampaignSummary {
  readonly campaign: ProgrammeId;
  readonly name: string;
  readonly owner: Revision['owner'];
  /** The owner's name. */
  readonly ownerName: string;
  readonly state: LifeState;
  /** What stands beside a campaign that runs, or is the whole of one that does not. */
  readonly proposal: Proposal['state'] | null;
  readonly kinds: readonly UnitKind[];
  readonly startsAtMs: InstantMs;
  readonly endsAtMs: InstantMs | null;
  /** The zone of its dates; null: of a campaign that nobody changed since the list tells it. */
  readonly timeZone: string | null;
  /** It ended before it began. */
  readonly isCalledOff: boolean;
  /** What takes the place of what holds, and when; null: nothing is planned. */
  readonly planned: { readonly name: string; readonly effectiveFromMs: InstantMs } | null;
  readonly storesTakingPart: number;
  readonly changedAtMs: InstantMs;
}

/**
 * `GET /v1/admin/campaigns/:id`. `version` is the number of the last step that somebody of the console made: a command names the one that its author
 * saw. Stores that join or leave on their phones do not raise it.
 */
export interface CampaignDetail {
  readonly serverMs: InstantMs;
  readonly campaign: ProgrammeId;
  readonly version: number;
  readonly state: LifeState;
  readonly proposal: Proposal | null;
  readonly published: readonly Revision[];
  /** The newest first. */
  readonly steps: readonly CampaignStep[];
  readonly participation: Participation;
  readonly storesTakingPart: readonly StoreId[];
  /** Who reads. The author of a proposal does not publish it: four eyes. */
  readonly reader: { readonly person: PersonId; readonly role: 'admin' | 'support' };
  /** Emails of the admins who may publish the proposal: all but who wrote or submitted it. Empty without a proposal. */
  readonly approvers: readonly string[];
}

/** One step of a campaign's life: the audit. */
export interface CampaignStep {
  readonly no: number;
  readonly atMs: InstantMs;
  /** 0: nobody of the console. */
  readonly by: PersonId;
  /** Null when nobody knows any more. */
  readonly byEmail: string | null;
  readonly step: LifeFact['fact'] | 'ParticipationSet' | 'StoreJoined' | 'StoreLeft';
  readonly reason: string | null;
  /** Numbers of the revisions that this step published. */
  readonly revisions: readonly number[];
  /** Old and new values, the first of them; none of a first draft and of a first publication. */
  readonly differences: readonly Difference[];
  /** How many differences there are beyond those. */
  readonly more: number;
}

/** `POST /v1/admin/campaigns` {document}: a draft; the server allots `campaign` and the programmes of its units, whatever the document names. */
export interface CampaignCreateRequest {
  readonly document: RevisionDraft;
}

/** `POST /v1/admin/campaigns/:id/copy`: a draft of the same rules under a number of its own. Both answer it. */
export interface CampaignCreated {
  readonly campaign: ProgrammeId;
  readonly version: number;
}

/** `POST /v1/admin/campaigns/:id/commands`. Errors: CAMPAIGN_CHANGED when somebody was faster; the refusals of `decideLife`; REVISION_INVALID. */
export interface CampaignCommandRequest {
  readonly version: number;
  readonly command: LifeCommand;
}

export interface CampaignCommandResponse {
  readonly version: number;
  readonly state: LifeState;
}

/** `POST /v1/admin/campaigns/:id/participation`. */
export interface ParticipationRequest {
  readonly version: number;
  readonly participation: Participation;
}

/** `POST /v1/admin/relations`: these stores, by their codes, sell the products of this maker. A first sale says the same. Twice is harmless. */
export interface RelationsRequest {
  readonly cpg: CpgId;
  readonly stores: readonly string[];
}

export interface RelationsResponse {
  /** Of the codes: how many are related now and were not, and how many were before. */
  readonly related: number;
  readonly known: number;
  /** Codes of no store. */
  readonly unknown: readonly string[];
}

/** `GET /v1/admin/campaign-parts`: what a campaign may name. */
export interface CampaignParts {
  readonly cpgs: readonly { readonly id: CpgId; readonly name: string; readonly mayRestrict: readonly RestrictedKind[] }[];
  readonly brands: readonly { readonly name: string; readonly cpg: CpgId }[];
  readonly products: readonly { readonly gtin: Gtin; readonly name: string; readonly brand: string; readonly cpg: CpgId; readonly categories: readonly string[]; readonly tags: readonly string[]; readonly restricted: RestrictedKind | null }[];
  readonly stores: readonly (StoreFacts & { readonly name: string; readonly timeZone: string })[];
  /** Segments of cards that have any. */
  readonly segments: readonly { readonly segment: string; readonly cards: number }[];
}

/** `POST /v1/admin/campaigns/warnings` {document}: what is worth a look beside the campaigns that run. The campaign that the document names is no other. Errors: REVISION_INVALID, DRY_RUN_BUSY. */
export interface CampaignWarnings {
  readonly warnings: readonly RevisionWarning[];
}

/**
 * `POST /v1/admin/campaigns/dry-run`: what the rules would have given on sales of the past (the last local days of the campaign's zone, today among them), or on
 * those of a made-up shop. The campaign's own dates are set aside, and every card begins anew. Where not all stores take part those of today do, else all of its scope; a campaign that gave already begins with
 * what is left of its budget. The report says both. It writes nothing.
 * One is run at a time, and one more waits. Errors: REVISION_INVALID; DRY_RUN_BUSY.
 */
export interface DryRunRequest {
  readonly document: RevisionDraft;
  readonly over: { readonly kind: 'past'; readonly days: number } | { readonly kind: 'sample'; readonly days: number; readonly salesADay: number };
}
