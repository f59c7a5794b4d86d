import type { Answer, EarlierAnswer, EventName, Given, SaleLine } from '@qoa/shared/events';
import type { Scope } from '@qoa/shared/feed';
import type { CardCode, CardId, CpgId, EnrolmentId, Epoch, Gtin, JudgedNo, ProgrammeId, Seq, StoreId } from '@qoa/shared/ids';
import type { SourceProgress } from '@qoa/shared/intake';
import type { Loss } from '@qoa/shared/loss';
import { type Arrival, type AwaitingClaim, type BatchState, type ClaimedEvent, type DataNeeds, type SourceFacts, eventKey } from '@qoa/shared/judge';
import { boundedTotals, type CampaignTotals, type CardState, type CardTraits, type ProductFacts, type PublishedRevision, type RaisedTotals, totalInstantsMax } from '@qoa/shared/rules';
import type { Contact } from '../devices/index.ts';
import { type StoredAnswers, storedAnswers } from './stored-answers.ts';

/**
 * What the judge remembers between batches. It alone writes the ledger, so what it remembers is what is stored;
 * after any doubt it forgets everything. Absent means unknown here; `missing` says what must be read first.
 */
export interface JudgeMemory {
  nextJudgedNo: JudgedNo;
  /** Answers lately given, by source and seq. */
  readonly stored: StoredAnswers;
  readonly forks: Map<string, Answer>;
  readonly sources: Map<EnrolmentId, SourceFacts>;
  readonly progress: Map<EnrolmentId, SourceProgress>;
  readonly noted: Map<EnrolmentId, Contact>;
  readonly cards: Map<CardCode, CardId>;
  /** Of the `cards`: those that were erased. */
  readonly erasedCards: Set<CardCode>;
  /** Of the `cards`: those that have any. */
  readonly cardTraits: Map<CardId, CardTraits>;
  readonly cardStates: Map<string, CardState>;
  readonly scopeHeads: Map<Scope, JudgedNo>;
  readonly products: Map<Gtin, ProductFacts>;
  /** Looked up, and in no catalogue. */
  readonly unknownGtins: Set<Gtin>;
  readonly programmes: Map<ProgrammeId, readonly PublishedRevision[]>;
  /** Of the unit programmes of `programmes`: whose they are; null: a store's own. */
  readonly cpgs: Map<ProgrammeId, CpgId | null>;
  /** Of the campaigns in `programmes`: what all cards together have had of them. The records are the memory's own. */
  readonly totals: Map<ProgrammeId, CampaignTotals>;
  /** What was added before to the events of one batch that come with earlier answers: read for it, and forgotten after it. */
  readonly added: Map<string, readonly Pick<Given, 'programme' | 'units'>[]>;
  /** What the claims of one batch name: read for it, and forgotten after it. */
  readonly claimedEvents: Map<string, ClaimedEvent>;
  /** Claims that wait for events of the `sources`. */
  readonly awaiting: Map<string, readonly AwaitingClaim[]>;
  /** Of the `sources`: what is watched of their losses; absent when nothing is. */
  readonly losses: Map<EnrolmentId, readonly Loss[]>;
  /** Of the stores of the `sources`: the CPGs whose products they are known to sell. */
  readonly relations: Map<StoreId, Set<CpgId>>;
}

/** Past these the judge forgets and reads again: about 100 MB. */
const cardsMax = 100_000;
const answersMax = 100_000;
const sourcesMax = 50_000;

/** A judge that remembers nothing. */
export const emptyMemory = (): JudgeMemory => ({
  nextJudgedNo: 0,
  stored: storedAnswers(answersMax),
  forks: new Map(),
  sources: new Map(),
  progress: new Map(),
  noted: new Map(),
  cards: new Map(),
  erasedCards: new Set(),
  cardTraits: new Map(),
  cardStates: new Map(),
  scopeHeads: new Map(),
  products: new Map(),
  unknownGtins: new Set(),
  programmes: new Map(),
  cpgs: new Map(),
  totals: new Map(),
  added: new Map(),
  claimedEvents: new Map(),
  awaiting: new Map(),
  losses: new Map(),
  relations: new Map(),
});

/** What must be read before these arrivals can be judged: what they name and the memory does not hold. Cost in the number of lines. */
export const missing = (memory: JudgeMemory, arrivals: readonly Arrival[], enrolments: readonly EnrolmentId[]): DataNeeds => {
  const names: DataNeeds['names'][number][] = [];
  const cards = new Set<CardCode>();
  const gtins = new Set<Gtin>();
  const claimed: EventName[] = [];
  const shown: EventName[] = [];
  const programmes = new Set<ProgrammeId>();
  const sources = new Set(enrolments);
  for (const { envelope, event, earlier, decided } of arrivals) {
    for (const programme of unknownProgrammesOf(memory, earlier)) programmes.add(programme);
    const { enrolment, seq, hash } = envelope;
    // Whoever decides has seen all that stands under the number, forks too.
    if (mayBeStored(memory, enrolment, seq) && (decided !== undefined || memory.stored.of(enrolment, seq)?.hash !== hash)) names.push({ enrolment, seq, hash });
    if (earlier !== undefined && mayBeStored(memory, enrolment, seq)) shown.push({ enrolment, seq, hash });
    if (event.kind === 'Sealed') continue;
    if (event.card !== null && !memory.cards.has(event.card)) cards.add(event.card);
    if (event.kind === 'SaleClaimed') {
      claimed.push(event.sale);
      // It may wait for that sale already, and is to be found among what does.
      if (earlier !== undefined) sources.add(event.sale.enrolment);
    }
    else for (const gtin of unknownGtinsOf(memory, event.lines)) gtins.add(gtin);
  }
  const unknown = [...sources].filter((enrolment) => !memory.sources.has(enrolment));
  return { names, enrolments: unknown, cards: [...cards], gtins: [...gtins], claimed, shown, programmes: [...programmes] };
};

/** What must be read besides, once it is known what claims name and which of them wait for these arrivals; nothing in a batch without claims. */
export const missingOfClaims = (memory: JudgeMemory, arrivals: readonly Arrival[]): DataNeeds => {
  const cards = new Set<CardCode>();
  const gtins = new Set<Gtin>();
  const programmes = new Set<ProgrammeId>();
  for (const { event } of memory.claimedEvents.values()) if (event.kind === 'SaleRecorded') for (const gtin of unknownGtinsOf(memory, event.lines)) gtins.add(gtin);
  if (memory.awaiting.size > 0) {
    for (const { envelope } of arrivals) {
      for (const { card, earlier } of memory.awaiting.get(eventKey(envelope.enrolment, envelope.seq)) ?? []) {
        if (!memory.cards.has(card)) cards.add(card);
        for (const programme of unknownProgrammesOf(memory, earlier)) programmes.add(programme);
      }
    }
  }
  return { names: [], enrolments: [], cards: [...cards], gtins: [...gtins], claimed: [], shown: [], programmes: [...programmes] };
};

const unknownProgrammesOf = (memory: JudgeMemory, earlier: readonly EarlierAnswer[] = []): readonly ProgrammeId[] =>
  earlier.flatMap(({ answer }) => answer.given.flatMap(({ programme }) => (memory.cpgs.has(programme) ? [] : [programme])));

const unknownGtinsOf = (memory: JudgeMemory, lines: readonly SaleLine[]): readonly Gtin[] => {
  const gtins: Gtin[] = [];
  for (const { product } of lines) if ('gtin' in product && !memory.products.has(product.gtin) && !memory.unknownGtins.has(product.gtin)) gtins.push(product.gtin);
  return gtins;
};

/** A number above the highest ever seen of its source is new: no look-up is needed. */
const mayBeStored = (memory: JudgeMemory, enrolment: EnrolmentId, seq: Seq): boolean => seq <= (memory.progress.get(enrolment)?.highestSeq ?? Infinity);

/** The memory as the pure judge reads it: of stored answers, those to events that may be stored. */
export const stateOf = (memory: JudgeMemory, epoch: Epoch, arrivals: readonly Arrival[]): BatchState => {
  const stored = new Map<string, Answer>();
  for (const { envelope } of arrivals) {
    const { enrolment, seq } = envelope;
    const answer = mayBeStored(memory, enrolment, seq) ? memory.stored.of(enrolment, seq) : undefined;
    if (answer !== undefined) stored.set(eventKey(enrolment, seq), answer);
  }
  return { ...memory, epoch, stored };
};

/** Lays what a batch raised over what is remembered: in place, since there may be thousands of counters of which it raised one. */
export const rememberTotals = (memory: JudgeMemory, campaign: ProgrammeId, { units, counters, recent }: RaisedTotals): void => {
  const known = memory.totals.get(campaign);
  const after: CampaignTotals = { units, counters: Object.assign(known?.counters ?? {}, counters), recent: Object.assign(known?.recent ?? {}, recent) };
  const isLong = Object.values(recent).some((uses) => uses.length > 2 * totalInstantsMax);
  memory.totals.set(campaign, isLong ? boundedTotals(after) : after);
};

/** Whether the memory is as small as it should be. */
export const isBounded = (memory: JudgeMemory): boolean =>
  memory.cards.size <= cardsMax && memory.sources.size <= sourcesMax && memory.unknownGtins.size <= answersMax && memory.forks.size === 0 && memory.added.size === 0 && memory.claimedEvents.size === 0;

/** Keeps the memory's size in bounds; called between batches only. */
export const keepBounded = (memory: JudgeMemory): void => {
  if (memory.cards.size > cardsMax) for (const map of [memory.cards, memory.erasedCards, memory.cardTraits, memory.cardStates, memory.scopeHeads, memory.sources, memory.progress, memory.losses, memory.awaiting, memory.relations]) map.clear();
  if (memory.sources.size > sourcesMax) for (const map of [memory.sources, memory.progress, memory.losses, memory.noted, memory.awaiting, memory.relations]) map.clear();
  if (memory.unknownGtins.size > answersMax) memory.unknownGtins.clear();
  memory.forks.clear();
  memory.added.clear();
  memory.claimedEvents.clear();
};
