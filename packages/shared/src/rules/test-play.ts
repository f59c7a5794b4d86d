import type { InstantMs, ProgrammeId } from '../ids/index.ts';
import type { CampaignOutcome, Revision, SaleFacts, SaleOutcome, UnitKind } from './index.ts';
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

  return happenings.map((happening, place): Observed => {
    const nowMs = latestMs(happenings.slice(0, place));
    switch (happening.kind) {
      case 'sale': {
        const { card, sale } = happening;
        if (card !== null) for (const { campaign } of revisions) world.expire(campaign, card, sale.atMs);
        const outcome = world.evaluate(revisions, card, sale, knowsTotals);
        if (card === null) return { ...seen(outcome), after: [] };
        sales.set(place, { card, outcome });
        for (const revision of revisions) world.apply(revision, card, outcome);
        return { ...seen(outcome), after: cardsOf(world, revisions, card) };
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
        // A ladder that began anew has forgotten the sales before: their voids are the ledger's matter alone.
        if (redeemed && revision.tiers?.resetOnRedeem === true) for (const [at, { card }] of sales) if (card === happening.card) sales.delete(at);
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
