import type { ProgrammeId } from '@qoa/shared/ids';

/** Where each screen is, below the console's own address. */
export const paths = {
  health: '/',
  campaigns: '/campanas',
  newCampaign: '/campanas/nueva',
  campaign: (id: ProgrammeId) => `/campanas/${id}`,
  audiences: '/grupos',
  editCampaign: (id: ProgrammeId) => `/campanas/${id}/editar`,
} as const;

/** A campaign's number as an address writes it; null for what no campaign is called. */
export const programmeOf = (text: string): ProgrammeId | null => (/^[1-9]\d{0,9}$/.test(text) ? (Number(text) as ProgrammeId) : null);
