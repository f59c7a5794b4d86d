import type { Facts } from '../../events/index.ts';
import type { CpgId, Gtin, ProgrammeId, StoreId } from '../../ids/index.ts';
import { always, applyOutcome, everyProduct, everyStore, plainRevision, plainRule, plainUnit, type CampaignOutcome, type CampaignState, type CampaignTotals, emptyCampaignState, emptyCampaignTotals, evaluate, type EarnRule, type Limit, type LineFacts, type Multiplier, raiseTotals, type Revision, type SaleFacts, type StoreFacts, type Unit } from '../index.ts';

/** Of an outcome that is not there. */
export const noFacts: Facts = {};

/** A small campaign for tests: one stamp a piece of anything of CPG 1, in Mexico City, without end. */
export const cola = '07501000000011' as Gtin;
export const water = '07501000000028' as Gtin;
export const chips = '07502000000028' as Gtin;
export { everyProduct, everyStore } from '../document/plain.ts';
/** Noon of Monday, 2026-11-23, in Mexico City. */
export const noonMs = Date.UTC(2026, 10, 23, 18);
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

export const stamps = (changes: Partial<Unit> = {}): Unit => plainUnit('stamp', 1 as ProgrammeId, changes);
export const points = (changes: Partial<Unit> = {}): Unit => stamps({ kind: 'point', programme: 101 as ProgrammeId, ...changes });

export const rule = (changes: Partial<EarnRule> = {}): EarnRule => ({ ...plainRule('each', 'stamp', { kind: 'item' }), ...changes });
export const multiplier = (changes: Partial<Multiplier> = {}): Multiplier => ({ id: 'double', percent: 200, units: ['stamp', 'point'], products: everyProduct, stores: everyStore, cards: {}, window: always, extraMax: null, ...changes });
export const limit = (changes: Partial<Limit> = {}): Limit => ({ of: { kind: 'units', unit: 'stamp' }, max: 2, per: 'day', scope: { kind: 'campaign' }, holder: 'card', ...changes });

export const campaign = (changes: Partial<Revision> = {}): Revision =>
  plainRevision({ campaign: 1 as ProgrammeId, owner: { kind: 'cpg', cpg: 1 as CpgId }, name: 'Cola', startsAtMs: 0, timeZone: 'America/Mexico_City', units: [stamps()], earn: [rule()], ...changes });

export const store: StoreFacts = { id: 7 as StoreId, type: 'tiendita', country: 'MX', state: 'CMX', city: 'Coyoacán', lists: ['centro'] };

/** Pieces of cola, their price in cents told or not. */
export const line = (pieces = 1, changes: Partial<LineFacts> = {}): LineFacts => ({
  gtin: cola,
  cpg: 1 as CpgId,
  brand: 'Sol',
  categories: ['bebidas/refrescos'],
  tags: [],
  restricted: null,
  quantity: Math.round(pieces * 1000),
  amountCents: null,
  isPrize: false,
  ...changes,
});

export const sale = (lines: readonly LineFacts[] = [line()], changes: Partial<SaleFacts> = {}): SaleFacts => ({ atMs: noonMs, store, card: { tags: [], birthday: null, bucket: 0 }, lines, ticketCents: null, ...changes });

/** One card in one campaign, sale after sale. */
export interface Played {
  readonly outcomes: readonly CampaignOutcome[];
  readonly units: readonly number[];
  readonly codes: readonly string[];
  readonly state: CampaignState;
  readonly totals: CampaignTotals;
}

export const play = (revision: Revision, sales: readonly SaleFacts[], from: CampaignState = emptyCampaignState): Played => {
  let state = from;
  let totals = emptyCampaignTotals;
  const outcomes = sales.map((each) => {
    const [outcome] = evaluate([{ revision, state, totals }], each).campaigns;
    if (outcome === undefined) throw new Error('a sale with a card has an outcome');
    state = applyOutcome(state, outcome, revision);
    totals = raiseTotals(totals, outcome.uses);
    return outcome;
  });
  return { outcomes, units: outcomes.map(({ given }) => given.reduce((sum, { units }) => sum + units, 0)), codes: outcomes.map(({ explanation }) => explanation.code), state, totals };
};
