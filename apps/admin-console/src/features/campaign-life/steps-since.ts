import type { CampaignStep } from '@qoa/shared/protocol';

/** What people of the console did after the version that somebody saw, the oldest first. Stores that come and go change no command. */
export const stepsSince = (steps: readonly CampaignStep[], version: number): readonly CampaignStep[] =>
  steps.filter(({ no, step }) => no > version && step !== 'StoreJoined' && step !== 'StoreLeft').toReversed();
