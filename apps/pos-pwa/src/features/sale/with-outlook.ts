import type { Facts } from '@qoa/shared/events';
import type { CampaignOutlook, Outlook, RoomLeft } from '@qoa/shared/protocol';
import { endedOf } from '@qoa/shared/rules';
import type { AmountAsked, ProgrammePreview, SalePreview } from '@qoa/shared/sale';

/**
 * A preview with what the server told of the card: the balance it has, less what of it has ended, and the room that it left. It stays a preview: another phone may be selling to the
 * same card. Room of some brand's or some products' limit cuts nothing here, since other products may still count. Law: judged, not trusted
 */
export const withOutlook = (preview: SalePreview, outlook: Outlook): SalePreview => {
  const refined = preview.programmes.map((each) => refine(each, outlook));
  const cut = refined.find(({ reason }) => reason !== null);
  return { ...preview, programmes: refined.map(({ programme }) => programme), reason: cut?.reason ?? preview.reason, amountAsked: preview.amountAsked !== null && isClosed(preview.amountAsked, outlook) ? null : preview.amountAsked };
};

/** No amount brings anything where nothing more counts now. */
const isClosed = ({ campaign: asking, brings }: AmountAsked, { campaigns, serverMs }: Outlook): boolean =>
  campaigns.some(
    ({ campaign, cooldownUntilMs, room }) =>
      campaign === asking && ((cooldownUntilMs !== null && cooldownUntilMs > serverMs) || room.some(({ of, scope, left }) => left === 0 && (scope === 'campaign' || scope === 'store') && (of === 'sales' || of === 'items' || of === brings?.unit))),
  );

interface Refined {
  readonly programme: ProgrammePreview;
  readonly reason: SalePreview['reason'];
}

const refine = (each: ProgrammePreview, { campaigns, serverMs }: Outlook): Refined => {
  const campaign = campaigns.find(({ units }) => units.some(({ programme }) => programme === each.programme));
  const held = campaign?.units.find(({ programme }) => programme === each.programme);
  if (campaign === undefined || held === undefined) return { programme: each, reason: null };
  const bite = biteOf(campaign, each, serverMs);
  const units = Math.min(each.units, bite?.left ?? each.units);
  const balance = held.balance - endedOf(held, serverMs);
  return { programme: { ...each, units, balanceBefore: balance, balanceAfter: balance + units, goal: each.goal ?? held.goal }, reason: bite?.reason ?? null };
};

/** What leaves the card less than the sale would give; null when nothing does. */
const biteOf = (campaign: CampaignOutlook, { unit, units }: ProgrammePreview, nowMs: number): { readonly left: number; readonly reason: SalePreview['reason'] } | null => {
  if (units === 0) return null;
  const { cooldownUntilMs, room } = campaign;
  if (cooldownUntilMs !== null && cooldownUntilMs > nowMs) return { left: 0, reason: { code: 'COOLDOWN', facts: { programme: campaign.campaign, nextMs: cooldownUntilMs } } };
  const bites = room.filter(({ of, scope, left }) => (scope === 'campaign' || scope === 'store') && (of === unit ? left < units : (of === 'sales' || of === 'items') && left === 0));
  const [first] = bites;
  if (first === undefined) return null;
  const tightest = bites.reduce((least, one) => (leftOf(one, unit) < leftOf(least, unit) ? one : least), first);
  const left = leftOf(tightest, unit);
  const facts = { programme: campaign.campaign, ...factsOf(tightest) };
  return { left, reason: left === 0 ? { code: 'LIMIT_REACHED', facts } : { code: 'LIMIT_CUT', facts: { ...facts, given: left, due: units } } };
};

const leftOf = ({ of, left }: RoomLeft, unit: ProgrammePreview['unit']): number => (of === unit ? left : 0);

/** As the rules tell of a limit. */
const factsOf = ({ of, per, max, left, nextMs }: RoomLeft): Facts => ({ of, per: typeof per === 'string' ? per : `${per.hours}h`, units: max, used: max - left, nextMs: nextMs ?? 0 });
