import type { ProgrammeId } from '@qoa/shared/ids';
import type { PreviewState } from '@qoa/shared/sale';
import type { StoreCampaign } from './replica.ts';
import type { KeptCampaign, ReplicaTables } from './tables-store.ts';

/** A campaign of the store with its rows as they were kept. */
export interface HeldCampaign extends StoreCampaign {
  readonly rows: readonly KeptCampaign[];
}

/** What the feeds told of campaigns: those in which the store takes part, or to which it is invited. Of one whose `joined` row is still on its way, its revisions count. */
export const campaignsOf = async (tables: ReplicaTables): Promise<readonly HeldCampaign[]> => {
  const [rows, joined] = await Promise.all([tables.campaign.orderBy('[campaign+row.revision]').toArray(), tables.joined.toArray()]);
  const toldOf = new Map(joined.map(({ row }) => [row.programme, row]));
  const rowsOf = new Map<ProgrammeId, readonly KeptCampaign[]>();
  for (const kept of rows) rowsOf.set(kept.campaign, [...(rowsOf.get(kept.campaign) ?? []), kept]);
  return [...rowsOf].flatMap(([campaign, its]): HeldCampaign[] => {
    const { joined: takesPart = true, invited = false, pay = null } = toldOf.get(campaign) ?? {};
    return takesPart || invited ? [{ campaign, published: its.map(({ row }) => row), rows: its, joined: takesPart, invited, pay }] : [];
  });
};

/** The campaigns that count in this store: an invitation alone gives nothing. */
export const programmesOf = (campaigns: readonly HeldCampaign[]): PreviewState['programmes'] =>
  new Map(campaigns.filter(({ joined }) => joined).map(({ campaign, rows }) => [campaign, rows.map(({ row, judgedNo }) => ({ revision: row, judgedNo }))]));
