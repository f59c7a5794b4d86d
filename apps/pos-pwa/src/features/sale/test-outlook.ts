import { localDay } from '@qoa/shared/campaign';
import type { ProgrammeId, StoreId } from '@qoa/shared/ids';
import type { CampaignOutlook, Outlook, RoomLeft, UnitOutlook } from '@qoa/shared/protocol';
import { counterKey, emptyCampaignState, stateText, type Revision } from '@qoa/shared/rules';
import type { ProgrammePreview, SalePreview } from '@qoa/shared/sale';

/** When the server told it: noon of 2026-11-23 in Mexico City. */
export const toldMs = Date.UTC(2026, 10, 23, 18);

export const stampsHeld = (changes: Partial<UnitOutlook> = {}): UnitOutlook => ({ kind: 'stamp', programme: 1 as ProgrammeId, balance: 5, debt: 0, held: null, endsNext: null, goal: 8, ...changes });

export const roomLeft = (changes: Partial<RoomLeft> = {}): RoomLeft => ({ of: 'stamp', per: 'day', scope: 'campaign', max: 4, left: 1, nextMs: toldMs + 12 * 3_600_000, ...changes });

/** One campaign of stamps in which the card holds 5 of 8. */
export const campaignOutlook = (changes: Partial<CampaignOutlook> = {}): CampaignOutlook => ({ campaign: 1 as ProgrammeId, revision: 1, units: [stampsHeld()], tier: null, room: [], cooldownUntilMs: null, used: '{}', ...changes });

/** What a store is told of a card that used so much of a campaign's first limit today. */
export const usedToday = ({ limits: [first], timeZone }: Revision, used: number, nowMs = Date.now()): string => {
  const key = first === undefined ? null : counterKey(first, 0 as StoreId, localDay(timeZone, nowMs));
  return stateText({ ...emptyCampaignState, counters: key === null ? {} : { [key]: used } });
};

export const outlookOf = (...campaigns: readonly CampaignOutlook[]): Outlook => ({ serverMs: toldMs, campaigns });

/** A sale that would give 3 stamps to a card of which this phone knew nothing. */
export const threeStamps: SalePreview = {
  programmes: [{ programme: 1 as ProgrammeId, unit: 'stamp', name: 'Sol', units: 3, balanceBefore: null, balanceAfter: null, goal: 8, hangsOnCard: false, explanation: { code: 'GIVEN', facts: {}, parts: [] } } satisfies ProgrammePreview],
  reason: null,
  amountAsked: null,
};
