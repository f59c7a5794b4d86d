import type { ReactNode } from 'react';
import type { ProgrammeId } from '@qoa/shared/ids';
import type { CampaignDoors } from '../../platform/campaign-doors.ts';
import { ScreenTitle } from '../../platform/screen-title.tsx';
import { useWords } from '../../platform/words-context.tsx';

/** What the builder is given. */
export interface BuilderProps {
  readonly doors: CampaignDoors;
  /** Null: a new campaign. */
  readonly campaign: ProgrammeId | null;
  /** Shows the campaign after it was saved. */
  readonly onOpen: (campaign: ProgrammeId) => void;
  readonly onLeave: () => void;
}

/** Where a campaign is written. */
export const BuilderScreen = ({ onLeave }: BuilderProps): ReactNode => {
  const { k, c } = useWords();
  return <main id="content"><ScreenTitle>{k.create}</ScreenTitle><button type="button" onClick={onLeave}>{c.cancel}</button></main>;
};
