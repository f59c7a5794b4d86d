import type { Outlook, UnitOutlook } from '@qoa/shared/protocol';
import type { Means } from '../card/index.ts';

/** By what an outlook lets a card buy: its level in each campaign, and what of its balances is held back or has ended. */
export const meansOf = ({ campaigns }: Outlook, nowMs: number): Means =>
  Object.fromEntries(
    campaigns.map(({ campaign, tier, units }) => [campaign, { level: tier?.level ?? 0, told: Object.fromEntries(units.map((unit) => [unit.programme, { balance: unit.balance, unspendable: unspendableOf(unit, nowMs) }])) }]),
  );

const unspendableOf = ({ held, endsNext }: UnitOutlook, nowMs: number): number => (held !== null && held.untilMs > nowMs ? held.units : 0) + (endsNext !== null && endsNext.atMs <= nowMs ? endsNext.units : 0);
