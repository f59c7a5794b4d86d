import type { CampaignOutlook, Outlook } from '@qoa/shared/protocol';
import { couldCount, isPressing, mayEarn, notesAhead, type OutlookNote, phaseOf, type RevisionDocument, asRevision, type Revision, standingFrom } from '@qoa/shared/rules';
import type { SalePreview } from '@qoa/shared/sale';
import type { StoreCampaign } from '../replica/index.ts';

/** Something worth a line while a card is at the counter, of the campaign of this number. */
export type CounterNote = OutlookNote & { readonly campaign: number };

/** What cannot wait first: what bites now, what is about to be lost, then what is good to know. */
const urgency: readonly OutlookNote['says'][] = ['closed', 'full', 'ended', 'ending', 'falls', 'keep', 'debt', 'left', 'tier', 'held'];

/** What the phone knows of each campaign, as it holds at an instant. */
export const revisionsAt = (campaigns: readonly StoreCampaign[], nowMs: number): ReadonlyMap<number, Revision> =>
  new Map(campaigns.flatMap(({ campaign, published }) => standingFrom<RevisionDocument>(published, nowMs).slice(0, 1).map((revision): [number, Revision] => [campaign, asRevision(revision)])));

/**
 * What an outlook is worth telling, the most urgent first; those of campaigns in which the sale on screen (`preview`; null: no product is on it) gives something before all others. What
 * leaves room is told only where this sale could count: in a campaign that runs, that the card may earn in, and that has to do with the products.
 */
export const outlookNotes = ({ campaigns, serverMs }: Outlook, preview: SalePreview | null, revisions: ReadonlyMap<number, Revision>): readonly CounterNote[] => {
  const giving = new Set(preview?.programmes.flatMap(({ units, programme }) => (units > 0 ? [programme] : [])) ?? []);
  const isNear = ({ units }: CampaignOutlook): boolean => units.some(({ programme }) => giving.has(programme));
  return [...campaigns]
    .sort((a, b) => Number(isNear(b)) - Number(isNear(a)))
    .flatMap((campaign) => notesOf(campaign, serverMs).map((note) => ({ note, near: isNear(campaign), counts: hasRoomFor(campaign, preview, revisions, serverMs) })))
    .filter(({ note, counts }) => counts || !isOfRoom(note))
    .filter(({ note }) => !(isBite(note) && isToldBy(preview, note.campaign)))
    .sort((a, b) => Number(b.near) - Number(a.near) || urgency.indexOf(a.note.says) - urgency.indexOf(b.note.says))
    .map(({ note }) => note);
};

const hasRoomFor = ({ campaign, revision: toldOf, card, units }: CampaignOutlook, preview: SalePreview | null, revisions: ReadonlyMap<number, Revision>, nowMs: number): boolean => {
  const revision = revisions.get(campaign);
  if (revision === undefined || phaseOf(revision, nowMs) !== 'active') return false;
  if (card !== undefined && toldOf === revision.revision && !mayEarn(revision, card)) return false;
  return preview === null || preview.programmes.some((each) => units.some(({ programme }) => programme === each.programme) && couldCount(each));
};

const isOfRoom = ({ says }: OutlookNote): boolean => says === 'full' || says === 'left' || says === 'closed';

const isBite = ({ says }: OutlookNote): boolean => says === 'full' || says === 'closed';

/** The preview's own reason says it already. */
const isToldBy = (preview: SalePreview | null, campaign: number): boolean => preview?.reason?.facts['programme'] === campaign;

/** Of a brand's limit nothing is told, since there is no room here to say of which; nor of what ends or is lost later than the campaign warns of. */
const notesOf = (outlook: CampaignOutlook, nowMs: number): readonly CounterNote[] =>
  notesAhead(outlook, nowMs)
    .filter((note) => !('room' in note) || note.room.scope === 'campaign' || note.room.scope === 'store')
    .filter((note) => !(note.says === 'ending' || note.says === 'keep') || isPressing(note))
    .map((note) => ({ ...note, campaign: outlook.campaign }));
