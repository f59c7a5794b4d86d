import type { InstantMs, StoreId } from '../ids/index.ts';
import type { LifeFact } from './commands.ts';
import { evolveLife } from './evolve.ts';
import { type CampaignLife, type PersonId, unborn } from './life.ts';
import type { Numbers } from './numbered.ts';
import type { Participation } from './participation.ts';

/** What became true of a campaign: of its rules, or of the stores that take part. Facts are kept for ever. */
export type StepFact =
  | LifeFact
  | { readonly fact: 'ParticipationSet'; readonly by: PersonId; readonly participation: Participation }
  /** By the participation that was set, by a store's own wish, or because it began to sell. */
  | { readonly fact: 'StoreJoined' | 'StoreLeft'; readonly by: 0; readonly stores: readonly StoreId[] };

/** A fact with its place in the campaign's own order, from 1. */
export interface Step {
  readonly no: number;
  readonly atMs: InstantMs;
  readonly fact: StepFact;
}

/** A campaign as its steps leave it. */
export interface StoredCampaign {
  readonly numbers: Numbers;
  readonly life: CampaignLife;
  readonly participation: Participation;
  readonly lastNo: number;
  /** The last step of somebody of the console. */
  readonly version: number;
}

/** A campaign before its first step. Until somebody says otherwise every store that sells the owner's products takes part. */
export const beforeSteps = (numbers: Numbers): StoredCampaign => ({ numbers, life: unborn, participation: { mode: 'automatic', stores: 'all', pay: null }, lastNo: 0, version: 0 });

/** The campaign after a step. Steps in their order give the campaign as it stands. */
export const evolveCampaign = (campaign: StoredCampaign, { no, fact }: Step): StoredCampaign => {
  switch (fact.fact) {
    case 'StoreJoined':
    case 'StoreLeft':
      return { ...campaign, lastNo: no };
    case 'ParticipationSet':
      return { ...campaign, lastNo: no, version: no, participation: fact.participation };
    default:
      return { ...campaign, lastNo: no, version: no, life: evolveLife(campaign.life, fact) };
  }
};

/** The revisions that a step published. */
export const publishedBy = (fact: StepFact): CampaignLife['published'] => (fact.fact === 'Published' ? [fact.revision] : 'revisions' in fact ? fact.revisions : []);

/** Why somebody did it, in their own words. */
export const reasonOf = (fact: StepFact): string | null => ('reason' in fact ? fact.reason : null);
