import type { ReactNode } from 'react';
import type { ProgrammeId } from '@qoa/shared/ids';
import type { CampaignDoors } from '../../platform/campaign-doors.ts';

export const CampaignScreen = (_: { readonly doors: CampaignDoors; readonly due: number; readonly isAdmin: boolean; readonly campaign: ProgrammeId }): ReactNode => null;
