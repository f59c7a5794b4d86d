import { checkDigitOf, drawCardCode, gtinOf } from '@qoa/shared/codes';
import type { CardCode, CardId, CpgId, Gtin, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import type { CampaignAt } from './campaigns.ts';
import { asRevision, onlyProducts, plainRevision, plainRule, plainUnit, type ProductFacts, type Revision, type StoreFacts } from '@qoa/shared/rules';

/** The fixed part of every schedule's world: three stores, four campaigns, four products that the catalogue knows, two cards that buy everywhere. */
export interface TownStore {
  readonly id: StoreId;
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
}

const timeZone = 'America/Mexico_City';

export const townStores: readonly TownStore[] = [
  { id: 1 as StoreId, code: 'T-001', name: 'La Esquina', timeZone },
  { id: 2 as StoreId, code: 'T-002', name: 'El Porvenir', timeZone },
  { id: 3 as StoreId, code: 'T-003', name: 'Los Pinos', timeZone },
];
/** Four in the afternoon in Mexico City, two hours before midnight in UTC. Half of the schedules begin six hours later, before the local one. */
export const startMs = Date.UTC(2026, 10, 22, 22);
/** The store's zone has no summer time: said here by hand, so that the check does not lean on what it checks. */
export const zoneOffsetMs = -6 * 3_600_000;

const product = (digits: string): Gtin => {
  const read = gtinOf(`${digits}${checkDigitOf(digits)}`);
  assert(read.ok, `${digits} is the start of a GTIN`);
  return read.value;
};

export const cola = product('750100000001');
export const chips = product('750200000002');
export const bread = product('750300000003');
export const unheard = product('750400000004');
export const milk = product('750500000005');

/** What the catalogue says of them; `unheard` is not in it. */
export const products: ReadonlyMap<Gtin, ProductFacts> = new Map([
  [cola, { cpg: 1 as CpgId, brand: null, categories: [], tags: [], restricted: null }],
  [chips, { cpg: 2 as CpgId, brand: null, categories: [], tags: [], restricted: null }],
  [bread, { cpg: 3 as CpgId, brand: null, categories: [], tags: [], restricted: null }],
  [milk, { cpg: 4 as CpgId, brand: null, categories: [], tags: [], restricted: null }],
]);

const card = (last: number): CardCode => {
  const drawn = drawCardCode(new Uint8Array([1, 2, 3, 4, 5, 6, last]));
  assert(drawn !== null, 'these bytes make a card');
  return drawn;
};

export const cards: readonly CardCode[] = [card(1), card(2)];
/** Well formed, and held by nobody. */
export const nobodysCard = card(9);
export const cardIds: ReadonlyMap<CardCode, CardId> = new Map(cards.map((code, i) => [code, (i + 1) as CardId]));

export const colaStamps = 1 as ProgrammeId;
export const chipsStamps = 2 as ProgrammeId;
export const breadStamps = 3 as ProgrammeId;
export const milkStamps = 4 as ProgrammeId;
export const programmes: readonly ProgrammeId[] = [colaStamps, chipsStamps, breadStamps, milkStamps];
/** The segment that the milk campaign asks for. Phones learn no such word. */
export const neighbours = 'vecinos';
/** What the milk campaign gives a card on its birthday, once a year. */
export const birthdayStamps = 5;

/** Who sells what: the first store everything, the second no chips, the third neither cola nor bread. The bread campaign's budget is spent by two stores together. */
const sellers: ReadonlyMap<ProgrammeId, ReadonlySet<StoreId>> = new Map([[colaStamps, new Set([1, 2] as StoreId[])], [chipsStamps, new Set([1, 3] as StoreId[])], [breadStamps, new Set([1, 2] as StoreId[])], [milkStamps, new Set([1, 2, 3] as StoreId[])]]);
export const sellersOf = (campaign: ProgrammeId): ReadonlySet<StoreId> => sellers.get(campaign) ?? new Set();
/** No revision of the cola campaign gives more to one card on one day. */
export const colaDayMax = 4;
/** The bread campaign never gives more to all cards together, nor on one day. */
export const breadBudget = 9;
export const breadDayMax = 6;

const hourMs = 3_600_000;

/** The chips campaign ends in the middle of every second evening, and so do all stamps of bread, whenever they were earned. */
const chipsEndMs = startMs + 7 * hourMs;
export const breadEndsMs = chipsEndMs;

const colaRevision = (revision: number, effectiveFromMs: number, perSale: number): Revision => asRevision({
  v: 1, programme: colaStamps, revision, cpg: 1 as CpgId, name: 'Cola', effectiveFromMs, startsAtMs: startMs - 72 * hourMs, endsAtMs: null, state: 'active', timeZone,
  products: [cola], earn: { kind: 'stamp-per-item', stamps: 1 }, limits: [{ per: 'sale', units: perSale }, { per: 'day', units: colaDayMax }], reward: { name: 'Un refresco', cost: 10 }, courtesyMs: hourMs,
});

/** A stamp for each piece of milk to the neighbours, and a gift for whoever buys some on their birthday; for ever, and nobody changes it. */
const milkRevision = (): Revision =>
  plainRevision({
    campaign: milkStamps, owner: { kind: 'cpg', cpg: 4 as CpgId }, name: 'Leche', effectiveFromMs: startMs - 72 * hourMs, startsAtMs: startMs - 72 * hourMs, timeZone, courtesyMs: hourMs, units: [plainUnit('stamp', milkStamps)], products: onlyProducts([milk]),
    earn: [plainRule('piece', 'stamp', { kind: 'item' }, { cards: { tags: [neighbours] } }), plainRule('birthday', 'stamp', { kind: 'birthday', daysAround: 0 }, { units: birthdayStamps })],
  });

/** In force from the start. */
export const firstRevisions: readonly Revision[] = [
  colaRevision(1, startMs - 72 * hourMs, 3),
  asRevision({
    v: 1, programme: chipsStamps, revision: 1, cpg: 2 as CpgId, name: 'Papas', effectiveFromMs: startMs - 72 * hourMs, startsAtMs: startMs - 72 * hourMs, endsAtMs: chipsEndMs, state: 'active', timeZone,
    products: [chips], earn: { kind: 'stamp-per-item', stamps: 2 }, limits: [], reward: { name: 'Un refresco', cost: 10 }, courtesyMs: hourMs,
  }),
  {
    ...colaRevision(1, startMs - 72 * hourMs, 3), campaign: breadStamps, owner: { kind: 'cpg', cpg: 3 as CpgId }, name: 'Pan', units: [plainUnit('stamp', breadStamps, { heldDays: 1, expiry: { by: 'date', atMs: breadEndsMs } })],
    products: onlyProducts([bread]), rewards: [], budget: { units: breadBudget, cents: null, centsPerUnit: 0 },
    limits: [{ of: { kind: 'units', unit: 'stamp' }, max: breadDayMax, per: 'day', scope: { kind: 'campaign' }, holder: 'everyone' }],
  },
  milkRevision(),
];

/** The first and the last take in whoever sells, the second whom somebody chose, the third asks. */
const participationOf = (campaign: ProgrammeId): CampaignAt['participation'] => ({ mode: campaign === colaStamps || campaign === milkStamps ? 'automatic' : campaign === chipsStamps ? 'managed' : 'opt-in', stores: 'all', pay: null });

/** Before the evening they were published, and every store that sells takes part. */
export const firstCampaigns: readonly (readonly [ProgrammeId, CampaignAt])[] = firstRevisions.map((revision) => {
  const { campaign } = revision;
  const participation = participationOf(campaign);
  const joined = sellersOf(campaign);
  return [campaign, { life: { published: [revision], proposal: null }, participation, roll: { joined, invited: participation.mode === 'opt-in' ? joined : new Set() } }];
});

/** A store as rules see it. */
export const placeOf = (id: StoreId): StoreFacts => ({ id, type: 'tiendita', country: 'MX', state: '', city: '', lists: [] });
