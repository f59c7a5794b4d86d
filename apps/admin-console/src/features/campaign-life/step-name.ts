import type { CampaignStep } from '@qoa/shared/protocol';
import type { ConsoleWords } from '../../platform/words-context.tsx';

/** What was done in one step, in few words; of stores that came or went, how many they were. */
export const stepName = ({ step, differences }: CampaignStep, { k }: ConsoleWords): string => {
  const names: Readonly<Record<CampaignStep['step'], string>> = {
    Drafted: k.stepDrafted, Submitted: k.stepSubmitted, Withdrawn: k.stepWithdrawn, Discarded: k.stepDiscarded, Rejected: k.stepRejected, Published: k.stepPublished,
    Paused: k.stepPaused, Resumed: k.stepResumed, EndSet: k.stepEndSet, CalledOff: k.stepCalledOff, PlanWithdrawn: k.stepPlanWithdrawn, ParticipationSet: k.stepParticipationSet,
    StoreJoined: k.stepStoreJoined(countOf(differences[0]?.after)), StoreLeft: k.stepStoreLeft(countOf(differences[0]?.before)),
  };
  return names[step] ?? k.stepUnknown;
};

const countOf = (stores: unknown): number => (Array.isArray(stores) ? stores.length : 1);
