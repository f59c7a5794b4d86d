import type { Outlook, UnitOutlook } from '@qoa/shared/protocol';
import { endedOf } from '@qoa/shared/rules';
import type { Means } from '../card/index.ts';

/** By what an outlook lets a card buy: its level in each campaign, and what of its balances is held back or has ended. */
export const meansOf = ({ campaigns }: Outlook, nowMs: number): Means =>
  Object.fromEntries(
    campaigns.map(({ campaign, tier, units }) => [campaign, { level: tier?.level ?? 0, told: Object.fromEntries(units.map((unit) => [unit.programme, { balance: unit.balance, unspendable: unspendableOf(unit, nowMs) }])) }]),
  );

const unspendableOf = (unit: UnitOutlook, nowMs: number): number => (unit.held !== null && unit.held.untilMs > nowMs ? unit.held.units : 0) + endedOf(unit, nowMs);
