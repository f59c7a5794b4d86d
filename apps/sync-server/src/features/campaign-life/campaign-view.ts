import { lifeStateAt, type PersonId } from '@qoa/shared/campaign-life';
import type { InstantMs } from '@qoa/shared/ids';
import type { CampaignDetail, CampaignList, CampaignStep } from '@qoa/shared/protocol';
import type { CampaignLifeStore } from './campaign-life-store.ts';
import type { CampaignReads } from './campaign-reads-store.ts';
import { stepDifferences } from './step-differences.ts';
import { reasonOf } from './step-fact.ts';
import { beforeSteps, evolveCampaign, publishedBy, type Step, type StoredCampaign } from './steps.ts';

/** What people of the console read of campaigns. */
export interface CampaignView {
  readonly list: () => Promise<CampaignList>;
  /** Null: there is none. */
  readonly detail: (campaign: number, reader: CampaignDetail['reader']) => Promise<CampaignDetail | null>;
}

export interface CampaignViewParts {
  readonly store: Pick<CampaignLifeStore, 'numbersOf' | 'stepsOf'>;
  readonly reads: Pick<CampaignReads, 'list' | 'storesTakingPart' | 'emailsOf' | 'admins'>;
  readonly now: () => InstantMs;
}

/** The view over stored steps: what is shown is what they come to. */
export const openCampaignView = ({ store, reads, now }: CampaignViewParts): CampaignView => ({
  list: async () => ({ serverMs: now(), campaigns: await reads.list(now()) }),
  detail: async (of, reader) => {
    const numbers = await store.numbersOf(of);
    if (numbers === null) return null;
    const steps = await store.stepsOf(of);
    const emails = await reads.emailsOf([...new Set(steps.map(({ fact }) => fact.by))]);
    const { campaign, told } = telling(beforeSteps(numbers), steps, emails);
    const { life, version, participation } = campaign;
    return {
      serverMs: now(),
      campaign: numbers.campaign,
      version,
      state: lifeStateAt(life, now()),
      proposal: life.proposal,
      published: life.published,
      steps: [...told].reverse(),
      participation,
      storesTakingPart: await reads.storesTakingPart(numbers.campaign),
      approvers: await approversOf(life.proposal, reads),
      reader,
    };
  },
});

/** The steps as people read them, and the campaign that they come to. */
const telling = (from: StoredCampaign, steps: readonly Step[], emails: ReadonlyMap<PersonId, string>): { readonly campaign: StoredCampaign; readonly told: readonly CampaignStep[] } => {
  let campaign = from;
  const told: CampaignStep[] = [];
  for (const step of steps) {
    const { no, atMs, fact } = step;
    told.push({ no, atMs, by: fact.by, byEmail: emails.get(fact.by) ?? null, step: fact.fact, reason: reasonOf(fact), revisions: publishedBy(fact).map(({ revision }) => revision), ...stepDifferences(campaign, step) });
    campaign = evolveCampaign(campaign, step);
  }
  return { campaign, told };
};

const approversOf = async (proposal: CampaignDetail['proposal'], reads: Pick<CampaignReads, 'admins'>): Promise<readonly string[]> => {
  if (proposal === null) return [];
  const own = new Set([...proposal.authors, ...(proposal.state === 'in-review' ? [proposal.submittedBy] : [])]);
  return (await reads.admins()).filter(({ person }) => !own.has(person)).map(({ email }) => email);
};
