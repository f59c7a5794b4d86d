import { beforeSteps, lifeStateAt, proposersOf, toldSteps } from '@qoa/shared/campaign-life';
import type { InstantMs } from '@qoa/shared/ids';
import type { CampaignDetail, CampaignList } from '@qoa/shared/protocol';
import type { CampaignLifeStore } from './campaign-life-store.ts';
import type { CampaignReads } from './campaign-reads-store.ts';

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
    const { campaign, told } = toldSteps(beforeSteps(numbers), steps, emails);
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

const approversOf = async (proposal: CampaignDetail['proposal'], reads: Pick<CampaignReads, 'admins'>): Promise<readonly string[]> => {
  if (proposal === null) return [];
  const own = proposersOf(proposal);
  return (await reads.admins()).filter(({ person }) => !own.includes(person)).map(({ email }) => email);
};
