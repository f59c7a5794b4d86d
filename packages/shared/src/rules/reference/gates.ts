import type { Facts } from '../../events/index.ts';
import type { RuleCode } from '../outcome.ts';
import type { InstantMs } from '../../ids/index.ts';
import type { Limit, Revision } from '../document/revision.ts';
import { type Line, nearestMiss, ticketCents, ticketLines } from './lines.ts';
import { isUnder, limitFacts, type Sold, usedBefore } from './limits.ts';
import { type CardThen, inCards, inStores } from './scopes.ts';

export interface Reason {
  readonly code: RuleCode;
  readonly facts: Facts;
}

/** Why a campaign gives nothing without looking further, and what stands in the way for a time. */
export interface Failed extends Reason {
  readonly obstacle?: Obstacle;
}

/** What passes with time: a cooldown at its end, or a limit. Section 11, *own instant*. */
export type Obstacle = { readonly coolsAtMs: InstantMs } | { readonly limit: Limit };

interface Looked {
  readonly revision: Revision;
  readonly sold: Sold;
  readonly card: CardThen;
  readonly allLines: readonly Line[];
  /** The eligible ones. */
  readonly lines: readonly Line[];
}

/** Section 4: why the campaign gives nothing without looking further; null: it looks. */
export const firstThatFails = ({ revision, sold, card, allLines, lines }: Looked): Failed | null => {
  const { campaign: programme } = revision;
  const { sale } = sold;
  if (lines.length === 0) return nearestMiss(revision, allLines);
  if (sale.atMs < revision.startsAtMs) return { code: 'CAMPAIGN_NOT_STARTED', facts: { programme, startsAtMs: revision.startsAtMs } };
  if (revision.endsAtMs !== null && sale.atMs >= revision.endsAtMs) return { code: 'CAMPAIGN_ENDED', facts: { programme, endedAtMs: revision.endsAtMs } };
  if (revision.state === 'ended') return { code: 'CAMPAIGN_ENDED', facts: { programme, endedAtMs: revision.effectiveFromMs } };
  if (revision.state === 'paused') return { code: 'CAMPAIGN_PAUSED', facts: { programme } };
  if (!inStores(revision.stores, sale.store)) return { code: 'STORE_NOT_IN_CAMPAIGN', facts: { programme } };
  if (isHeldOut(revision, sale.card?.bucket ?? 0)) return { code: 'HOLDOUT', facts: { programme } };
  if (!inCards(revision.cards, card)) return { code: 'CARD_NOT_IN_CAMPAIGN', facts: { programme } };
  return belowMinimum(revision, sold, allLines, lines) ?? tooSoon(revision, sold) ?? soldOften(revision, sold, lines);
};

export const isHeldOut = ({ campaign, holdoutPercent }: Pick<Revision, 'campaign' | 'holdoutPercent'>, bucket: number): boolean => (bucket * 7919 + campaign * 104_729) % 10_000 < holdoutPercent * 100;

const belowMinimum = (revision: Revision, { sale }: Sold, allLines: readonly Line[], lines: readonly Line[]): Reason | null => {
  const { minimum, campaign } = revision;
  if (minimum === null) return null;
  const onTicket = minimum.on === 'ticket';
  const measured = onTicket ? ticketLines(revision, allLines) : lines;
  const havePieces = measured.reduce((sum, { pieces }) => sum + pieces, 0);
  const haveCents = onTicket ? ticketCents(revision, sale, allLines) : measured.reduce((sum, { cents }) => sum + (cents ?? 0), 0);
  const cents = minimum.cents ?? 0;
  const pieces = minimum.pieces ?? 0;
  return haveCents >= cents && havePieces >= pieces ? null : { code: 'MINIMUM_NOT_REACHED', facts: { programme: campaign, cents, pieces, haveCents, havePieces } };
};

const tooSoon = ({ cooldownMs, campaign }: Revision, { sale, byCard }: Sold): Failed | null => {
  const near = byCard.filter(({ counted, coolsDown, atMs }) => counted && coolsDown && Math.abs(sale.atMs - atMs) < cooldownMs).map(({ atMs }) => atMs);
  return near.length === 0 ? null : { code: 'COOLDOWN', facts: { programme: campaign }, obstacle: { coolsAtMs: Math.max(...near) + cooldownMs } };
};

const soldOften = ({ limits, campaign }: Revision, sold: Sold, lines: readonly Line[]): Failed | null => {
  const full = limits.find((limit) => {
    if (limit.of.kind !== 'sales' || !lines.some((line) => isUnder(limit, line.told))) return false;
    const used = usedBefore(limit, sold);
    return used !== null && used + 1 > limit.max;
  });
  return full === undefined ? null : { code: 'LIMIT_REACHED', facts: { programme: campaign, ...limitFacts(full, sold) }, obstacle: { limit: full } };
};
