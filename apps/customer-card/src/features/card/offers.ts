import type { CampaignRow } from '@qoa/shared/feed';
import { type Phase, phaseOf, type UnitKind } from '@qoa/shared/rules';

/** What a campaign offers from an instant on, as far as its cards' page shows it. */
export interface Offer {
  readonly revision: number;
  readonly fromMs: number;
  readonly name: string;
  readonly state: 'active' | 'paused' | 'ended';
  readonly startsAtMs: number;
  readonly endsAtMs: number | null;
  readonly redeemUntilMs: number | null;
  readonly timeZone: string;
  readonly units: readonly OfferedUnit[];
}

/** A unit and its prizes, the cheapest first. */
export interface OfferedUnit {
  readonly kind: UnitKind;
  readonly programme: number;
  /** Of a balance not all may be spent: some is held back at first, or ends some day. */
  readonly mayDiffer: boolean;
  readonly prizes: readonly OfferedPrize[];
}

export interface OfferedPrize {
  readonly name: string;
  readonly cost: number;
  /** The lowest level that may have it; null: anybody. */
  readonly only: { readonly level: number; readonly name: string } | null;
}

/** By campaign: what was published of it, the first first. */
export type Offers = Readonly<Record<string, readonly Offer[]>>;

/** The one in force and those to come. */
const keptMax = 4;

/** The offers with one more; the same revision again takes its place. */
export const withOffer = (offers: Offers, row: CampaignRow): Offers => {
  const campaign = row.v === 2 ? row.campaign : row.programme;
  const offer = offerOf(row);
  const others = (offers[campaign] ?? []).filter(({ revision }) => revision !== offer.revision);
  return { ...offers, [campaign]: [...others, offer].sort((a, b) => a.revision - b.revision).slice(-keptMax) };
};

/** What is offered at an instant: of what has taken effect, the one published last; before any has, that one of all, which is to come. */
export const offerAt = (published: readonly Offer[] = [], nowMs: number): Offer | undefined => published.findLast(({ fromMs }) => fromMs <= nowMs) ?? published.at(-1);

/** Nothing is earned any more; what was may still be redeemed. */
export const isOver = (offer: Offer, nowMs: number): boolean => phaseAt(offer, nowMs) === 'ended';

/** How far it is; `soon`: nothing is earned yet. */
export const phaseAt = (offer: Offer, nowMs: number): Phase => phaseOf({ ...offer, effectiveFromMs: offer.fromMs }, nowMs);

const offerOf = (row: CampaignRow): Offer => {
  const { revision, effectiveFromMs: fromMs, name, state, startsAtMs, endsAtMs, timeZone } = row;
  const offer = { revision, fromMs, name, state, startsAtMs, endsAtMs, timeZone };
  if (row.v !== 2) return { ...offer, redeemUntilMs: null, units: [{ kind: 'stamp', programme: row.programme, mayDiffer: false, prizes: [{ ...row.reward, only: null }] }] };
  const onlyFor = (id: string): OfferedPrize['only'] => {
    const at = (row.tiers?.levels ?? []).findIndex(({ access }) => access.includes(id));
    const level = row.tiers?.levels[at];
    return level === undefined ? null : { level: at + 1, name: level.name };
  };
  const prizesOf = (kind: UnitKind): OfferedUnit['prizes'] => row.rewards.filter(({ unit }) => unit === kind).map(({ id, name: prize, cost }) => ({ name: prize, cost, only: onlyFor(id) })).sort((a, b) => a.cost - b.cost);
  return { ...offer, redeemUntilMs: row.redeemUntilMs, units: row.units.map(({ kind, programme, heldDays, expiry }) => ({ kind, programme, mayDiffer: heldDays > 0 || expiry.by !== 'never', prizes: prizesOf(kind) })) };
};
