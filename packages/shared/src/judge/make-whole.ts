import type { Answer, EventName, Given } from '../events/index.ts';
import type { CardCode, CardId, InstantMs, JudgedNo, ProgrammeId, StoreId } from '../ids/index.ts';
import type { Posting } from '../ledger/index.ts';
import type { Arrival } from './arrival.ts';
import { type BatchUnderWay, cardUnderWay, post, standingIn, takeNumber, tellScope } from './batch-under-way.ts';
import { binding, type ShownAnswer } from './shown.ts';
import { forkKey } from './state.ts';

/** What a programme had confirmed of an event and now gives less of. */
export type Shortfall = Pick<Given, 'programme' | 'unit' | 'units' | 'goal'>;

/** No sale ever gave more: a claim above it is told to people and not posted. */
export const adjustedUnitsMax = 10_000;

/**
 * What is missing, programme by programme, from the most that any earlier answer to the same bytes gave, in the verdict and what was `added` to it together. More than
 * before, or an event that is held now, misses nothing yet. Laws: final, once
 */
export const shortfalls = (earlier: readonly Answer[], now: Answer, added: readonly Pick<Given, 'programme' | 'units'>[] = []): readonly Shortfall[] => {
  if (now.class === 'held') return [];
  const most = new Map<ProgrammeId, Shortfall>();
  for (const { programme, unit, units, goal } of earlier.flatMap(({ given }) => given)) {
    if (units > (most.get(programme)?.units ?? 0)) most.set(programme, { programme, unit, units, goal });
  }
  for (const { programme, units } of [...now.given, ...added]) {
    const before = most.get(programme);
    if (before !== undefined) most.set(programme, { ...before, units: before.units - units });
  }
  return [...most.values()].filter(({ units }) => units > 0).sort((a, b) => a.programme - b.programme);
};

/** What an event, whose verdict may be worse now, had been answered. */
export interface Confirmed {
  readonly name: EventName;
  readonly store: StoreId;
  readonly card: CardCode;
  readonly earlier: readonly ShownAnswer[];
  /** When it is made whole, if it must be. */
  readonly atMs: InstantMs;
}

/** What a phone showed beside an arrival, and binds; null when that is nothing, or nobody's card. */
export const confirmedOf = (batch: BatchUnderWay, { earlier, envelope, event, receivedMs }: Arrival): Confirmed | null => {
  if (earlier === undefined || event.kind === 'Sealed' || event.card === null) return null;
  const source = batch.read.sources.get(envelope.enrolment);
  const bound = source === undefined ? [] : binding(source, earlier);
  if (source === undefined || bound.length === 0) return null;
  const { enrolment, seq, hash } = envelope;
  return { name: { enrolment, seq, hash }, store: source.store, card: event.card, earlier: bound, atMs: receivedMs };
};

/**
 * `BalanceAdjusted`: a sale (or a card added to one) that came again after a restore, and was judged worse than it had been answered, is made whole out of the
 * platform's own account, as a fact of its own behind the verdict. Shown again, or by another way, it adds what is missing still. What this server cannot post (a programme that it lost, a claim above
 * `adjustedUnitsMax`) is named as owed, for people. A card that was erased is owed nothing.
 * Law: final
 */
export const makeWhole = (batch: BatchUnderWay, { name, store, card: cardCode, earlier, atMs }: Confirmed, verdict: Answer): void => {
  const card = batch.read.cards.get(cardCode);
  const lacking = shortfalls(earlier.map(({ answer }) => answer), verdict, addedTo(batch, name));
  if (card === undefined || batch.read.erasedCards.has(cardCode) || lacking.length === 0) return;
  const judgedNo = takeNumber(batch);
  const [good, owed] = [lacking.filter((one) => canPost(batch, one)), lacking.filter((one) => !canPost(batch, one))];
  const given = good.map((one, ordinal) => giveBack(batch, judgedNo, ordinal, card, one));
  batch.adjustments.push({ judgedNo, ...name, store, card, cardCode, atMs, given, owed: owed.map(({ programme, units }) => ({ programme, units })) });
  tellScope(batch, `store:${store}`, judgedNo, 'adjusted');
  tellScope(batch, `card:${card}`, judgedNo, 'adjusted');
};

/** By this batch and those before it. */
const addedTo = ({ read, adjustments }: BatchUnderWay, { enrolment, seq, hash }: EventName): readonly Pick<Given, 'programme' | 'units'>[] => {
  const before = read.added.get(forkKey(enrolment, seq, hash)) ?? [];
  return [...before, ...adjustments.flatMap((row) => (row.enrolment === enrolment && row.seq === seq && row.hash === hash ? [...row.given, ...row.owed] : []))];
};

const canPost = (batch: BatchUnderWay, { programme, units }: Shortfall): boolean => units <= adjustedUnitsMax && isKnown(batch, programme);

/** A programme is that of some unit of some revision. */
const isKnown = ({ read: { programmes } }: BatchUnderWay, programme: ProgrammeId): boolean =>
  programmes.has(programme) || [...programmes.values()].some((published) => published.some(({ revision: { units } }) => units.some((unit) => unit.programme === programme)));

const giveBack = (batch: BatchUnderWay, judgedNo: JudgedNo, ordinal: number, card: CardId, { programme, unit, units, goal }: Shortfall): Given => {
  const posting: Posting = { from: { kind: 'platformLoss', owner: 0, programme }, to: { kind: 'card', owner: card, programme }, units, reason: 'adjust' };
  post(batch, judgedNo, ordinal, [posting]);
  batch.lots.push({ judgedNo, card, programme, units, remaining: units, expiresAtMs: null, usableFromMs: null });
  const standing = standingIn(batch, cardUnderWay(batch, card), programme);
  standing.state = { ...standing.state, balance: standing.state.balance + units };
  standing.judgedNo = judgedNo;
  return { programme, unit, units, balance: standing.state.balance, goal };
};
