import type { CampaignOutlook, Outlook, RoomLeft, TierStanding, UnitOutlook } from '@qoa/shared/protocol';
import { mayEarn, phaseOf, type RevisionDocument, asRevision, type Revision, standingFrom } from '@qoa/shared/rules';
import type { SalePreview } from '@qoa/shared/sale';
import type { StoreCampaign } from '../replica/index.ts';

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

/** What the phone knows of each campaign, as it holds at an instant. */
export const revisionsAt = (campaigns: readonly StoreCampaign[], nowMs: number): ReadonlyMap<number, Revision> =>
  new Map(campaigns.flatMap(({ campaign, published }) => standingFrom<RevisionDocument>(published, nowMs).slice(0, 1).map((revision): [number, Revision] => [campaign, asRevision(revision)])));

/**
 * The few lines that an outlook is worth, those of campaigns in which the sale on screen (`preview`; null: no product is on it) gives something before all others. What
 * leaves room is told only where this sale could count: in a campaign that runs, that the card may earn in, and that has to do with the products.
 */
export const outlookNotes = ({ campaigns, serverMs }: Outlook, preview: SalePreview | null, revisions: ReadonlyMap<number, Revision>): readonly OutlookNote[] => {
  const giving = new Set(preview?.programmes.flatMap(({ units, programme }) => (units > 0 ? [programme] : [])) ?? []);
  const isNear = ({ units }: CampaignOutlook): boolean => units.some(({ programme }) => giving.has(programme));
  return [...campaigns]
    .sort((a, b) => Number(isNear(b)) - Number(isNear(a)))
    .flatMap((campaign) => notesOf(campaign, serverMs).map((note) => ({ note, near: isNear(campaign), counts: couldCount(campaign, preview, revisions, serverMs) })))
    .filter(({ note, counts }) => counts || !isOfRoom(note))
    .filter(({ note }) => !(isBite(note) && isToldBy(preview, note.campaign)))
    .sort((a, b) => Number(b.near) - Number(a.near) || urgency.indexOf(a.note.says) - urgency.indexOf(b.note.says))
    .slice(0, notesMax)
    .map(({ note }) => note);
};

const couldCount = ({ campaign, revision: toldOf, card, units }: CampaignOutlook, preview: SalePreview | null, revisions: ReadonlyMap<number, Revision>, nowMs: number): boolean => {
  const revision = revisions.get(campaign);
  if (revision === undefined || phaseOf(revision, nowMs) !== 'active') return false;
  if (card !== undefined && toldOf === revision.revision && !mayEarn(revision, card)) return false;
  return preview === null || preview.programmes.some(({ programme, explanation }) => units.some((unit) => unit.programme === programme) && !elsewhere.has(explanation.code));
};

/** The products, the store or the card of this sale are none of the campaign's. */
const elsewhere: ReadonlySet<string> = new Set(['PRODUCT_NOT_IN_CAMPAIGN', 'PRODUCT_UNKNOWN', 'PRODUCT_RESTRICTED', 'PRIZE_EARNS_NOTHING', 'STORE_NOT_IN_CAMPAIGN', 'CARD_NOT_IN_CAMPAIGN', 'HOLDOUT']);

const isOfRoom = ({ says }: OutlookNote): boolean => says === 'full' || says === 'left' || says === 'cooldown';

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
