import type { InstantMs, ProgrammeId } from '../../ids/index.ts';
import { referenceEvaluate } from '../reference/evaluate.ts';
import { noPast, type Past, type ReferenceOutcome, type Remembered } from '../reference/past.ts';
import { forget, noHolding, remember } from '../reference/remember.ts';
import { handOver } from '../reference/rewards.ts';
import { expire, redeem } from '../reference/spend.ts';
import { observedLots } from './test-observed.ts';
import type { World } from './test-play.ts';
import { cards } from './test-world.ts';

/** Judges by the reference, and keeps every sale. */
export const referenceWorld = (): World<ReferenceOutcome> => {
  const pasts = new Map<string, Past>();
  const salesOfAll = new Map<ProgrammeId, readonly Remembered[]>();
  const had = new Map<string, readonly InstantMs[]>();
  const pastOf = (campaign: ProgrammeId, card: number): Past => pasts.get(`${campaign}/${card}`) ?? noPast;
  const keep = (campaign: ProgrammeId, card: number, past: Past): void => void pasts.set(`${campaign}/${card}`, past);
  const everyone = (campaign: ProgrammeId): readonly Remembered[] => salesOfAll.get(campaign) ?? [];
  const rememberedIn = (outcome: ReferenceOutcome, campaign: ProgrammeId) => outcome.campaigns.find((one) => one.campaign === campaign);

  return {
    evaluate: (revisions, card, sale, knowsTotals) =>
      referenceEvaluate(revisions.map((revision) => ({ revision, past: card === null ? noPast : pastOf(revision.campaign, card), everyone: knowsTotals ? everyone(revision.campaign) : null })), sale),
    apply: (revision, card, outcome) => {
      const { campaign } = revision;
      const one = rememberedIn(outcome, campaign);
      if (one === undefined || one.remembered === null) return;
      keep(campaign, card, remember(revision, pastOf(campaign, card), one));
      salesOfAll.set(campaign, [...everyone(campaign), one.remembered]);
    },
    voidUses: (campaign, card, outcome) => {
      const voided = rememberedIn(outcome, campaign)?.remembered ?? null;
      if (voided === null) return;
      keep(campaign, card, forget(pastOf(campaign, card), voided));
      salesOfAll.set(campaign, everyone(campaign).filter((one) => one !== voided));
    },
    owe: (campaign, card, programme, debt) => {
      const past = pastOf(campaign, card);
      keep(campaign, card, { ...past, holdings: { ...past.holdings, [programme]: { ...(past.holdings[programme] ?? noHolding), debt } } });
    },
    redeem: (revision, card, unit, cost, nowMs) => {
      const past = redeem(revision, pastOf(revision.campaign, card), unit, cost, nowMs);
      if (past !== null) keep(revision.campaign, card, past);
      return past !== null;
    },
    handOver: (revision, card, reward, nowMs, knowsTotals) => {
      const { campaign } = revision;
      const key = `${campaign}/${card}/${reward.id}`;
      const hadAtMs = had.get(key) ?? [];
      const handed = handOver({ revision, reward, past: pastOf(campaign, card), everyone: knowsTotals ? everyone(campaign) : null, card: cards[card] ?? cards[0], hadAtMs, nowMs });
      if ('code' in handed) return handed;
      keep(campaign, card, handed.past);
      had.set(key, [...hadAtMs, nowMs]);
      return null;
    },
    expire: (campaign, card, nowMs) => keep(campaign, card, expire(pastOf(campaign, card), nowMs)),
    cardIn: ({ campaign, earn, units }, card) => {
      const past = pastOf(campaign, card);
      return { campaign, level: past.level, carried: earn.map(({ id }) => past.carried[id] ?? 0), holdings: units.map(({ programme }) => observedLots(past.holdings[programme])) };
    },
  };
};
