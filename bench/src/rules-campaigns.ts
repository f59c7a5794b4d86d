import type { CpgId, Gtin, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { applyOutcome, type CampaignState, emptyCampaignState, evaluate, everyProduct, everyStore, type LineFacts, onlyProducts, plainRevision, plainRule, plainUnit, type Revision, type SaleFacts } from '@qoa/shared/rules';

/** What the rules are measured on: `related` campaigns promote what is sold, the others products of the same CPG that are not. */
export interface RulesWorld {
  readonly revisions: readonly Revision[];
  /** A card's state in each campaign, after some sales. */
  readonly states: readonly CampaignState[];
  readonly sales: readonly SaleFacts[];
}

const productsEach = 20;
const salesMade = 64;
const noonMs = Date.UTC(2026, 10, 23, 18);

export const rulesWorld = (campaigns: number, related: number): RulesWorld => {
  const revisions = Array.from({ length: campaigns }, (_, at) => stampCampaign(at + 1, at < related ? productsFrom(0) : productsFrom((at + 1) * productsEach)));
  const sales = Array.from({ length: salesMade }, (_, at) => ordinarySale(at));
  return { revisions, states: revisions.map(aFewSalesLater), sales };
};

/** One campaign with most of what the language has. */
export const richWorld = (): RulesWorld => {
  const [plain] = rulesWorld(1, 1).revisions;
  if (plain === undefined) throw new Error('a world has its campaigns');
  const rich = richCampaign(plain);
  return { revisions: [rich], states: [aFewSalesLater(rich)], sales: Array.from({ length: salesMade }, (_, at) => ordinarySale(at)) };
};

/** An ordinary one: a stamp for each piece of twenty products, two a sale, ten a day. */
const stampCampaign = (id: number, products: readonly Gtin[]): Revision =>
  plainRevision({
    campaign: id as ProgrammeId, owner: { kind: 'cpg', cpg: 1 as CpgId }, name: `Campaign ${id}`, startsAtMs: 0, endsAtMs: noonMs + 90 * 86_400_000, timeZone: 'America/Mexico_City',
    units: [plainUnit('stamp', id as ProgrammeId, { goal: { units: 10, overflow: 'carry' } })], products: onlyProducts(products), earn: [plainRule('each', 'stamp', { kind: 'item' })],
    limits: [
      { of: { kind: 'units', unit: 'stamp' }, max: 2, per: 'sale', scope: { kind: 'campaign' }, holder: 'card' },
      { of: { kind: 'units', unit: 'stamp' }, max: 10, per: 'day', scope: { kind: 'campaign' }, holder: 'card' },
    ],
  });

const richCampaign = (plain: Revision): Revision => ({
  ...plain,
  units: [...plain.units, { kind: 'point', programme: 1001 as ProgrammeId, goal: null, heldDays: 1, expiry: { by: 'age', days: 180, ends: 'month' }, warnDays: 7 }],
  minimum: { cents: 500, pieces: null, on: 'ticket' },
  earn: [
    ...plain.earn,
    plainRule('visit', 'stamp', { kind: 'visit' }, { window: { weekdays: [0, 1, 2, 3], hours: [] } }),
    plainRule('money', 'point', { kind: 'amount', everyCents: 1000, rounding: { steps: 'proportional', at: 'sale', mode: 'down', when: 'after', remainder: 'carry' } }),
    plainRule('three', 'point', { kind: 'different', atLeast: 3 }, { units: 20 }),
    plainRule('first', 'point', { kind: 'first' }, { units: 50 }),
  ],
  multipliers: { how: 'best', list: [{ id: 'happy', percent: 200, units: ['point'], products: everyProduct, stores: everyStore, cards: {}, window: { weekdays: [], hours: [[720, 900]] }, extraMax: 100 }] },
  limits: [...plain.limits, { of: { kind: 'units', unit: 'point' }, max: 1000, per: 'week', scope: { kind: 'campaign' }, holder: 'card' }, { of: { kind: 'sales' }, max: 6, per: { hours: 24 }, scope: { kind: 'store' }, holder: 'card' }],
  tiers: { levels: [{ name: 'oro', need: 'any', conditions: [{ metric: 'cents', atLeast: 50_000 }], percent: 150, access: [] }], over: { kind: 'rolling', days: 90 }, countsOwnSale: false, graceDays: 30, onFall: 'step', resetOnRedeem: false },
});

/** Three lines, of which the first two are promoted by the related campaigns. */
const ordinarySale = (at: number): SaleFacts => ({
  atMs: noonMs + at * 60_000,
  store: { id: 7 as StoreId, type: 'tiendita', country: 'MX', state: 'CMX', city: 'Centro', lists: [] },
  card: { tags: [], birthday: null, bucket: at },
  lines: [lineOf(at % productsEach, 1 + (at % 3)), lineOf((at * 7 + 1) % productsEach, 1), lineOf(999_000 + at, 2)],
  ticketCents: 8500,
});

const lineOf = (product: number, pieces: number): LineFacts => ({ gtin: gtinOf(product), cpg: 1 as CpgId, brand: 'Sol', categories: ['bebidas/refrescos'], tags: [], restricted: null, quantity: pieces * 1000, amountCents: pieces * 1850, isPrize: false });

const productsFrom = (first: number): readonly Gtin[] => Array.from({ length: productsEach }, (_, at) => gtinOf(first + at));
const gtinOf = (no: number): Gtin => `0750${String(no).padStart(10, '0')}` as Gtin;
const aFewSalesLater = (revision: Revision): CampaignState => {
  let state = emptyCampaignState;
  for (let day = 10; day > 0; day -= 1) {
    const sale = ordinarySale(day);
    const [outcome] = evaluate([{ revision, state, totals: null }], { ...sale, atMs: sale.atMs - day * 86_400_000 }).campaigns;
    if (outcome !== undefined) state = applyOutcome(state, outcome, revision);
  }
  return state;
};
