import type { InstantMs, ProgrammeId } from '../../ids/index.ts';
import type { CampaignOutcome, Revision, Reward, RewardRefusal, SaleFacts, SaleOutcome, UnitKind } from '../index.ts';
import { type History, latestMs } from './test-histories.ts';
import type { Observed, ObservedCard } from './test-observed.ts';

/** A world in which campaigns judge: what it keeps of cards is its own matter. */
export interface World<Outcome extends SeenOutcome> {
  readonly evaluate: (revisions: readonly Revision[], card: number | null, sale: SaleFacts, knowsTotals: boolean) => Outcome;
  /** Keeps what the sale gave and used, of one campaign. */
  readonly apply: (revision: Revision, card: number, outcome: Outcome) => void;
  readonly voidUses: (campaign: ProgrammeId, card: number, outcome: Outcome) => void;
  readonly owe: (campaign: ProgrammeId, card: number, programme: ProgrammeId, debt: number) => void;
  /** False: not enough. */
  readonly redeem: (revision: Revision, card: number, unit: UnitKind, cost: number, nowMs: InstantMs) => boolean;
  /** Null: it was handed over, and is kept among what the card had. */
  readonly handOver: (revision: Revision, card: number, reward: Reward, nowMs: InstantMs, knowsTotals: boolean) => RewardRefusal | null;
  readonly expire: (campaign: ProgrammeId, card: number, nowMs: InstantMs) => void;
  readonly cardIn: (revision: Revision, card: number) => ObservedCard;
}

interface SeenOutcome extends Pick<SaleOutcome, 'verdict'> {
  readonly campaigns: readonly Pick<CampaignOutcome, 'campaign' | 'given' | 'explanation'>[];
}

/** Lives a history in a world, and tells what can be seen of each happening. */
export const play = <Outcome extends SeenOutcome>({ revisions: first, next, happenings, knowsTotals }: History, world: World<Outcome>): readonly Observed[] => {
  const revisions = [...first];
  const sales = new Map<number, { readonly card: number; readonly outcome: Outcome }>();

  /** A ladder that began anew has forgotten the sales before: their voids are the ledger's matter alone. */
  const beginAnew = ({ tiers }: Revision, of: number): void => {
    if (tiers?.resetOnRedeem === true) for (const [at, { card }] of sales) if (card === of) sales.delete(at);
  };

  const sold = (place: number, card: number | null, sale: SaleFacts): NonNullable<Observed> => {
    if (card !== null) for (const { campaign } of revisions) world.expire(campaign, card, sale.atMs);
    const outcome = world.evaluate(revisions, card, sale, knowsTotals);
    if (card === null) return { ...seen(outcome), after: [] };
    sales.set(place, { card, outcome });
    for (const revision of revisions) world.apply(revision, card, outcome);
    return { ...seen(outcome), after: cardsOf(world, revisions, card) };
  };

  /** Null: there is no such reward. */
  const rewarded = ({ campaign, card, reward: at }: { readonly campaign: number; readonly card: number; readonly reward: number }, atMs: InstantMs): Pick<NonNullable<Observed>, 'refused'> | null => {
    const revision = revisions[campaign];
    const reward = revision?.rewards[at];
    if (revision === undefined || reward === undefined) return null;
    const refused = world.handOver(revision, card, reward, atMs, knowsTotals);
    if (refused === null && reward.cost > 0) beginAnew(revision, card);
    return { refused };
  };

  return happenings.map((happening, place): Observed => {
    const nowMs = latestMs(happenings.slice(0, place));
    switch (happening.kind) {
      case 'sale':
        return sold(place, happening.card, happening.sale);
      case 'rewardAndSale': {
        const { card, sale } = happening;
        const asked = rewarded(happening, Math.max(nowMs, sale.atMs));
        return { ...sold(place, card, sale), ...asked };
      }
      case 'reward': {
        const asked = rewarded(happening, nowMs);
        return asked === null ? null : { ...asked, after: cardsOf(world, revisions, happening.card) };
      }
      case 'void': {
        const voided = sales.get(happening.of);
        if (voided === undefined) return null;
        sales.delete(happening.of);
        for (const { campaign } of revisions) world.voidUses(campaign, voided.card, voided.outcome);
        return { after: cardsOf(world, revisions, voided.card) };
      }
      case 'debt': {
        for (const { campaign, units } of revisions) for (const { programme } of units) if (programme === happening.programme) world.owe(campaign, happening.card, programme, happening.debt);
        return null;
      }
      case 'redeem': {
        const revision = revisions[happening.campaign];
        if (revision === undefined) return null;
        const redeemed = world.redeem(revision, happening.card, happening.unit, happening.cost, nowMs);
        if (redeemed) beginAnew(revision, happening.card);
        return { redeemed, after: cardsOf(world, revisions, happening.card) };
      }
      case 'expire': {
        for (const { campaign } of revisions) world.expire(campaign, happening.card, nowMs + happening.days * 86_400_000);
        return { after: cardsOf(world, revisions, happening.card) };
      }
      case 'revise': {
        const later = next[happening.campaign];
        if (later !== undefined) revisions[happening.campaign] = later;
        return null;
      }
    }
  });
};

const seen = <Outcome extends SeenOutcome>({ verdict, campaigns }: Outcome) => ({ verdict, campaigns: campaigns.map(({ campaign, given, explanation }) => ({ campaign, given, explanation })) });

const cardsOf = <Outcome extends SeenOutcome>(world: World<Outcome>, revisions: readonly Revision[], card: number): readonly ObservedCard[] => revisions.map((revision) => world.cardIn(revision, card));
