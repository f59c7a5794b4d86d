import type { EndedGiven } from '../feed/index.ts';
import type { CardCode, CardId, InstantMs, JudgedNo, ProgrammeId, StoreId } from '../ids/index.ts';
import { expire } from '../ledger/index.ts';
import { inForceAt, type PublishedRevision, type Unit, withoutEnded } from '../rules/index.ts';
import { type BatchUnderWay, type CardUnderWay, cardUnderWay, post, standingIn, takeNumber, tellScope } from './batch-under-way.ts';
import { closeLots } from './close-lots.ts';
import type { SourceFacts } from './state.ts';

/** A card of which something may have ended. */
export interface Holder {
  readonly id: CardId;
  readonly code: CardCode;
}

/** Where and until when to look. */
export interface Ending {
  readonly programmes: readonly ProgrammeId[];
  readonly untilMs: InstantMs;
  /** Where a sale brings it about; null: nobody sold. */
  readonly store: StoreId | null;
  readonly told: readonly StoreId[];
}

/**
 * `CreditExpired`: what has ended of a card by an instant is taken as a fact of its own, before anything of that instant or later is judged. Taking again
 * takes nothing, so that a repeat after any crash is harmless.
 * Laws: final, once, whole
 */
export const takeEnded = (batch: BatchUnderWay, { id, code }: Holder, { programmes, untilMs, store, told }: Ending): void => {
  const holder = cardUnderWay(batch, id);
  const due = programmes.filter((programme) => hasEnded(batch, holder, programme, untilMs));
  if (due.length === 0) return;
  const judgedNo = takeNumber(batch);
  const ended = due.map((programme, ordinal) => takeOf(batch, holder, programme, { judgedNo, ordinal, untilMs }));
  batch.expiries.push({ judgedNo, store, card: id, cardCode: code, atMs: Math.max(...ended.map(({ atMs }) => atMs)), ended });
  for (const each of told) tellScope(batch, `store:${each}`, judgedNo, 'expired');
  tellScope(batch, `card:${id}`, judgedNo, 'expired');
};

/** Likewise in all campaigns of the store of a sale: nothing is made where nothing has ended, since it is asked for at every sale. */
export const takeEndedBefore = (batch: BatchUnderWay, { store, programmes: campaigns }: SourceFacts, code: CardCode, atMs: InstantMs): void => {
  const id = batch.read.cards.get(code);
  if (id === undefined) return;
  const holder = cardUnderWay(batch, id);
  let due: ProgrammeId[] | null = null;
  for (const campaign of campaigns) for (const programme of unitsOf(batch, campaign)) if (hasEnded(batch, holder, programme, atMs)) (due ??= []).push(programme);
  if (due !== null) takeEnded(batch, { id, code }, { programmes: due, untilMs: atMs, store, told: [store] });
};

const hasEnded = (batch: BatchUnderWay, holder: CardUnderWay, programme: ProgrammeId, untilMs: InstantMs): boolean => {
  for (const { expiresAtMs } of standingIn(batch, holder, programme).state.lots) if (expiresAtMs !== null && expiresAtMs <= untilMs) return true;
  return false;
};

/** The units of a campaign, of whichever of its revisions. */
const unitsOf = ({ read }: BatchUnderWay, campaign: ProgrammeId): readonly ProgrammeId[] => {
  const published = read.programmes.get(campaign);
  if (published === undefined) return none;
  const known = unitsByCampaign.get(published);
  if (known !== undefined) return known;
  const units = [...new Set(published.flatMap(({ revision }) => revision.units.map(({ programme }) => programme)))];
  unitsByCampaign.set(published, units);
  return units;
};

const none: readonly ProgrammeId[] = [];
const unitsByCampaign = new WeakMap<readonly PublishedRevision[], readonly ProgrammeId[]>();

interface Place {
  readonly judgedNo: JudgedNo;
  readonly ordinal: number;
  readonly untilMs: InstantMs;
}

const takeOf = (batch: BatchUnderWay, holder: CardUnderWay, programme: ProgrammeId, { judgedNo, ordinal, untilMs }: Place): EndedGiven => {
  const standing = standingIn(batch, holder, programme);
  const atMs = Math.max(...standing.state.lots.flatMap(({ expiresAtMs }) => (expiresAtMs !== null && expiresAtMs <= untilMs ? [expiresAtMs] : [])));
  const { holding, units } = withoutEnded(standing.state, untilMs);
  if (units > 0) {
    post(batch, judgedNo, ordinal, [expire(programme, holder.card, units)]);
    closeLots(batch, { card: holder.card, programme, units, untilMs });
  }
  standing.state = holding;
  standing.judgedNo = judgedNo;
  const unit = unitNamed(batch, programme, atMs);
  return { programme, unit: unit?.kind ?? 'stamp', units, balance: holding.balance, atMs, by: unit === null || unit.expiry.by === 'never' ? null : unit.expiry.by };
};

/** A unit as the revision in force at an instant has it, else as the last that has it does. */
const unitNamed = ({ read: { programmes } }: BatchUnderWay, programme: ProgrammeId, atMs: InstantMs): Unit | null => {
  const isIt = (unit: Unit): boolean => unit.programme === programme;
  for (const published of programmes.values()) {
    const unit = inForceAt(published, atMs)?.revision.units.find(isIt) ?? published.findLast(({ revision }) => revision.units.some(isIt))?.revision.units.find(isIt);
    if (unit !== undefined) return unit;
  }
  return null;
};
