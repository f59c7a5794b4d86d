import type { CampaignOutlook, Outlook, RoomLeft, TierStanding, UnitOutlook } from '@qoa/shared/protocol';
import type { SalePreview } from '@qoa/shared/sale';

/** Something worth a line while a card is at the counter, by what it says. */
export type OutlookNote =
  | { readonly says: 'cooldown'; readonly campaign: number; readonly untilMs: number }
  | { readonly says: 'full'; readonly campaign: number; readonly room: RoomLeft }
  | { readonly says: 'ending'; readonly campaign: number; readonly kind: UnitOutlook['kind']; readonly units: number; readonly atMs: number }
  | { readonly says: 'falls'; readonly campaign: number; readonly name: string; readonly atMs: number }
  | { readonly says: 'debt'; readonly campaign: number; readonly kind: UnitOutlook['kind']; readonly units: number }
  | { readonly says: 'left'; readonly campaign: number; readonly room: RoomLeft }
  | { readonly says: 'tier'; readonly campaign: number; readonly kind: UnitOutlook['kind']; readonly tier: TierStanding }
  | { readonly says: 'held'; readonly campaign: number; readonly kind: UnitOutlook['kind']; readonly units: number; readonly atMs: number };

/** What cannot wait first: what bites now, what is about to be lost, then what is good to know. */
const urgency: readonly OutlookNote['says'][] = ['cooldown', 'full', 'ending', 'falls', 'debt', 'left', 'tier', 'held'];

const notesMax = 3;

/** The few lines that an outlook is worth, those of campaigns in which the sale on screen gives something before all others. */
export const outlookNotes = ({ campaigns, serverMs }: Outlook, preview: SalePreview | null): readonly OutlookNote[] => {
  const giving = new Set(preview?.programmes.flatMap(({ units, programme }) => (units > 0 ? [programme] : [])) ?? []);
  const isNear = ({ units }: CampaignOutlook): boolean => units.some(({ programme }) => giving.has(programme));
  return [...campaigns]
    .sort((a, b) => Number(isNear(b)) - Number(isNear(a)))
    .flatMap((campaign) => notesOf(campaign, serverMs).map((note) => ({ note, near: isNear(campaign) })))
    .filter(({ note }) => !(isBite(note) && isToldBy(preview, note.campaign)))
    .sort((a, b) => Number(b.near) - Number(a.near) || urgency.indexOf(a.note.says) - urgency.indexOf(b.note.says))
    .slice(0, notesMax)
    .map(({ note }) => note);
};

const isBite = ({ says }: OutlookNote): boolean => says === 'full' || says === 'cooldown';

/** The preview's own reason says it already. */
const isToldBy = (preview: SalePreview | null, campaign: number): boolean => preview?.reason?.facts['programme'] === campaign;

const notesOf = ({ campaign, units, room, tier, cooldownUntilMs }: CampaignOutlook, nowMs: number): readonly OutlookNote[] => [
  ...(cooldownUntilMs !== null && cooldownUntilMs > nowMs ? [{ says: 'cooldown' as const, campaign, untilMs: cooldownUntilMs }] : []),
  ...room.filter(isOfAll).map((one) => ({ says: one.left === 0 ? ('full' as const) : ('left' as const), campaign, room: one })),
  ...units.flatMap((unit) => notesOfUnit(campaign, unit, nowMs)),
  ...(tier === null ? [] : notesOfTier(campaign, tier, units)),
];

/** Of a brand's limit nothing is told: there is no room here to say of which. */
const isOfAll = ({ scope }: RoomLeft): boolean => scope === 'campaign' || scope === 'store';

const notesOfUnit = (campaign: number, { kind, debt, endsNext, held }: UnitOutlook, nowMs: number): readonly OutlookNote[] => [
  ...(endsNext !== null && endsNext.isDue && endsNext.atMs > nowMs ? [{ says: 'ending' as const, campaign, kind, units: endsNext.units, atMs: endsNext.atMs }] : []),
  ...(debt > 0 ? [{ says: 'debt' as const, campaign, kind, units: debt }] : []),
  ...(held !== null && held.untilMs > nowMs ? [{ says: 'held' as const, campaign, kind, units: held.units, atMs: held.untilMs }] : []),
];

const notesOfTier = (campaign: number, tier: TierStanding, [first]: CampaignOutlook['units']): readonly OutlookNote[] => [
  ...(tier.fallsAtMs !== null && tier.name !== null ? [{ says: 'falls' as const, campaign, name: tier.name, atMs: tier.fallsAtMs }] : []),
  ...(tier.name !== null || tier.next !== null ? [{ says: 'tier' as const, campaign, kind: first?.kind ?? ('stamp' as const), tier }] : []),
];
