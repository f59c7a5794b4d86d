import type { CampaignRevision } from '../campaign/index.ts';
import type { DeviceEvent, SaleClaimed, SaleRecorded } from '../events/index.ts';
import type { CardCode, CardId, CpgId, EnrolmentId, Epoch, EventHash, Gtin, ProgrammeId, StoreId } from '../ids/index.ts';
import { asRevision, emptyCampaignTotals, type ProductFacts, type PublishedRevision, type RevisionDocument, settledTotals, type StoreFacts } from '../rules/index.ts';
import type { Arrival } from './arrival.ts';
import { judgeBatch } from './judge-batch.ts';
import type { BatchOutcome, LotRow } from './outcome.ts';
import { assert } from '../result/index.ts';
import { type BatchState, cardStateKey, eventKey, forkKey, type SourceFacts } from './state.ts';

/** A small world for tests: one store with two phones, two programmes of two CPGs, three cards, four products. */
export const phone1 = '0000000000000001' as EnrolmentId;
export const phone2 = '0000000000000002' as EnrolmentId;
export const revokedPhone = '00000000000000ff' as EnrolmentId;
export const ana = 'ANA000000001' as CardCode;
export const beto = 'BETO00000002' as CardCode;
export const stranger = 'NADIE0000003' as CardCode;
export const cola = '07501000000011' as Gtin;
export const chips = '07502000000028' as Gtin;
export const bread = '07503000000035' as Gtin;
export const unheard = '07504000000042' as Gtin;
export const colaStamps = 1 as ProgrammeId;
export const chipsStamps = 2 as ProgrammeId;
export const epoch = 'abcdef0123456789' as Epoch;
/** Noon of 2026-11-22 in Mexico City. */
export const noonMs = Date.UTC(2026, 10, 22, 18);
export const revokedAtMs = noonMs + 1;

/** The first revision of the cola campaign: one stamp a piece, two a sale, three a day. */
export const colaRevision = (changes: Partial<CampaignRevision> = {}): CampaignRevision => ({
  v: 1,
  programme: colaStamps,
  revision: 1,
  cpg: 1 as CpgId,
  name: 'Cola',
  effectiveFromMs: noonMs - 30 * 86_400_000,
  startsAtMs: noonMs - 20 * 86_400_000,
  endsAtMs: noonMs + 20 * 86_400_000,
  state: 'active',
  timeZone: 'America/Mexico_City',
  products: [cola, chips],
  earn: { kind: 'stamp-per-item', stamps: 1 },
  limits: [
    { per: 'sale', units: 2 },
    { per: 'day', units: 3 },
  ],
  reward: { name: 'Un refresco', cost: 10 },
  courtesyMs: 86_400_000,
  ...changes,
});

/** The chips campaign has no limits. */
export const chipsRevision = (changes: Partial<CampaignRevision> = {}): CampaignRevision =>
  colaRevision({ programme: chipsStamps, cpg: 2 as CpgId, name: 'Papas', products: [chips], limits: [], ...changes });

export const published = (revision: RevisionDocument, judgedNo = revision.revision): PublishedRevision => ({ revision: asRevision(revision), judgedNo });

export const place: StoreFacts = { id: 7 as StoreId, type: 'tiendita', country: 'MX', state: 'JAL', city: 'Guadalajara', lists: [] };

export const product = (cpg: number, restricted: ProductFacts['restricted'] = null): ProductFacts => ({ cpg: cpg as CpgId, brand: null, categories: [], tags: [], restricted });

const source: SourceFacts = { store: 7 as StoreId, place, programmes: [colaStamps, chipsStamps], revokedAtMs: null };

/** A state in which nothing has happened yet. */
export const emptyState = (changes: Partial<BatchState> = {}): BatchState => ({
  epoch,
  nextJudgedNo: 100,
  stored: new Map(),
  forks: new Map(),
  sources: new Map([
    [phone1, source],
    [phone2, source],
    [revokedPhone, { ...source, revokedAtMs }],
  ]),
  cards: new Map([
    [ana, 11 as CardId],
    [beto, 12 as CardId],
  ]),
  erasedCards: new Set(),
  cardTraits: new Map(),
  products: new Map([
    [cola, product(1)],
    [chips, product(2)],
    [bread, product(3)],
  ]),
  programmes: new Map([
    [colaStamps, [published(colaRevision())]],
    [chipsStamps, [published(chipsRevision())]],
  ]),
  cardStates: new Map(),
  totals: new Map(),
  scopeHeads: new Map(),
  claimedEvents: new Map(),
  added: new Map(),
  awaiting: new Map(),
  losses: new Map(),
  ...changes,
});

interface SaleChanges extends Partial<Omit<SaleRecorded, 'lines' | 'kind'>> {
  readonly lines?: readonly (readonly [Gtin | string, number])[];
  readonly atMs?: number;
  readonly provedByMs?: number;
  readonly receivedMs?: number;
  /** Other bytes under the same name. */
  readonly twin?: number;
}

const header = { enrolment: phone1, seq: 1, wallMs: noonMs, clockSession: 1, monotonicMs: 0, offsetS: null, basis: null, actor: 0 } as const;

/** One piece of cola sold to Ana on phone 1 at noon, unless told otherwise. */
export const sale = (changes: SaleChanges = {}): Arrival => {
  const { lines = [[cola, 1]], atMs, provedByMs, receivedMs, twin, ...rest } = changes;
  const event: SaleRecorded = {
    ...header,
    kind: 'SaleRecorded',
    card: ana,
    cardTyped: false,
    ticketCents: null,
    ...rest,
    lines: lines.map(([product, pieces]) => ({ product: /^\d{14}$/.test(product) ? { gtin: product as Gtin } : { raw: product }, quantity: Math.round(pieces * 1000), amountCents: null })),
  };
  return arrive(event, { atMs, provedByMs, receivedMs, twin });
};

interface ClaimChanges extends Partial<Omit<SaleClaimed, 'sale' | 'kind'>> {
  readonly atMs?: number;
}

/** Ana's card added to this sale on phone 1 a minute after noon, unless told otherwise. */
export const claim = ({ envelope: { enrolment, seq, hash } }: Arrival, { atMs = noonMs + 60_000, ...changes }: ClaimChanges = {}): Arrival =>
  arrive({ ...header, kind: 'SaleClaimed', seq: seq + 1, sale: { enrolment, seq, hash }, card: ana, cardTyped: false, ...changes }, { atMs });

/** An event of a kind that this release cannot read. */
export const sealed = (seq: number): Arrival => arrive({ ...header, seq, kind: 'Sealed', kindNumber: 77, bodyFlags: 0, body: new Uint8Array() }, {});

interface When {
  readonly atMs?: number | undefined;
  readonly provedByMs?: number | undefined;
  readonly receivedMs?: number | undefined;
  readonly twin?: number | undefined;
}

const arrive = (event: DeviceEvent, { atMs = noonMs, provedByMs, receivedMs = atMs, twin = 0 }: When): Arrival => ({
  envelope: { enrolment: event.enrolment, seq: event.seq, hash: hashOf(event, twin), bytes: new Uint8Array([event.seq & 0xff, twin]) },
  event,
  at: { atMs, sure: true, provedByMs: provedByMs ?? receivedMs },
  receivedMs,
});

const hashOf = ({ enrolment, seq }: DeviceEvent, twin: number): EventHash => `${enrolment}${seq.toString(16).padStart(12, '0')}${twin.toString(16).padStart(4, '0')}` as EventHash;

/** The state that a store would read after it wrote the outcome of these arrivals. */
export const afterWriting = (state: BatchState, outcome: BatchOutcome, arrivals: readonly Arrival[] = []): BatchState => {
  const stored = new Map(state.stored);
  const forks = new Map(state.forks);
  const cardStates = new Map(state.cardStates);
  for (const row of [...outcome.events, ...outcome.verdicts.filter(({ isFork }) => !isFork)]) stored.set(eventKey(row.enrolment, row.seq), row.answer);
  for (const row of [...outcome.forks, ...outcome.verdicts.filter(({ isFork }) => isFork)]) forks.set(forkKey(row.enrolment, row.seq, row.hash), row.answer);
  for (const row of outcome.cardStates) cardStates.set(cardStateKey(row.card, row.programme), row.state);
  const claimedEvents = new Map(state.claimedEvents);
  for (const row of [...outcome.events, ...outcome.verdicts]) {
    const arrival = arrivals.find(({ envelope }) => envelope.hash === row.hash);
    if (arrival === undefined) continue;
    const key = 'isFork' in row && row.isFork ? forkKey(row.enrolment, row.seq, row.hash) : eventKey(row.enrolment, row.seq);
    const { store, hash, answer } = row;
    claimedEvents.set(key, { hash, event: arrival.event, store, atMs: arrival.at.atMs, sure: arrival.at.sure, receivedMs: arrival.receivedMs, isHeld: answer.class === 'held', isNotCounted: answer.code === 'HOLD_NOT_COUNTED', isClaimed: false });
  }
  for (const { sale: { enrolment, seq, hash }, state: became } of outcome.claims) {
    for (const key of [eventKey(enrolment, seq), forkKey(enrolment, seq, hash)]) {
      const named = claimedEvents.get(key);
      if (became === 'attached' && named?.hash === hash) claimedEvents.set(key, { ...named, isClaimed: true });
    }
  }
  const awaiting = new Map([...state.awaiting, ...outcome.awaiting]);
  const added = new Map(state.added);
  for (const { enrolment, seq, hash, given, owed } of outcome.adjustments) {
    const key = forkKey(enrolment, seq, hash);
    added.set(key, [...(added.get(key) ?? []), ...given, ...owed]);
  }
  return { ...state, nextJudgedNo: outcome.nextJudgedNo, stored, forks, cardStates, claimedEvents, awaiting, added, totals: new Map([...state.totals, ...[...outcome.totals].map(([campaign, raised]) => [campaign, settledTotals(state.totals.get(campaign) ?? emptyCampaignTotals, raised)] as const)]), losses: new Map([...state.losses, ...outcome.losses]), scopeHeads: new Map([...state.scopeHeads, ...outcome.scopeHeads]) };
};

/** The lots on record after an outcome is written: what was taken closes those that end first. */
export const lotsAfter = (lots: readonly LotRow[], { closings, lots: fresh }: BatchOutcome): readonly LotRow[] => {
  let after = [...lots].sort((a, b) => (a.expiresAtMs ?? Infinity) - (b.expiresAtMs ?? Infinity) || a.judgedNo - b.judgedNo);
  for (const { card, programme, units } of closings) {
    let left = units;
    after = after.map((lot) => {
      const taken = lot.card === card && lot.programme === programme && lot.expiresAtMs !== null ? Math.min(left, lot.remaining) : 0;
      left -= taken;
      return taken === 0 ? lot : { ...lot, remaining: lot.remaining - taken };
    });
    assert(left === 0, 'what is closed was on record');
  }
  return [...after, ...fresh];
};

/** Judges in batches of these sizes, each on the state that the one before left. */
export const inBatches = (arrivals: readonly Arrival[], sizes: readonly number[], from: BatchState): { readonly outcomes: readonly BatchOutcome[]; readonly state: BatchState } => {
  const outcomes: BatchOutcome[] = [];
  let state = from;
  for (let at = 0, turn = 0; at < arrivals.length; turn += 1) {
    const some = arrivals.slice(at, at + (sizes[turn % sizes.length] ?? 1));
    const outcome = judgeBatch(state, some);
    outcomes.push(outcome);
    state = afterWriting(state, outcome, some);
    at += some.length;
  }
  return { outcomes, state };
};
