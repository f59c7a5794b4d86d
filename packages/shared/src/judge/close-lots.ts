import type { CardId, InstantMs, ProgrammeId } from '../ids/index.ts';
import type { BatchUnderWay } from './batch-under-way.ts';
import { cardStateKey } from './state.ts';

/** So many units of a card that have ended by an instant. */
interface Closing {
  readonly card: CardId;
  readonly programme: ProgrammeId;
  readonly units: number;
  readonly untilMs: InstantMs;
}

/**
 * Closes the lots on record of what was taken: of those that this batch gave itself their rows, of those before as many units as are left, which whoever writes
 * takes from the lots that end first. So the lots of a card always come to its balance. Law: never negative
 */
export const closeLots = (batch: BatchUnderWay, { card, programme, units, untilMs }: Closing): void => {
  const key = cardStateKey(card, programme);
  const closed = batch.closings.get(key)?.units ?? 0;
  const stored = (batch.read.cardStates.get(key)?.lots ?? []).reduce((sum, lot) => sum + (lot.expiresAtMs === null ? 0 : lot.remaining), 0) - closed;
  const own = ownLots(batch, card, programme);
  const ended = own.reduce((sum, { expiresAtMs, remaining }) => sum + (expiresAtMs <= untilMs ? remaining : 0), 0);
  const fromOwn = Math.max(Math.min(units, ended), units - stored);
  takeFromOwn(batch, own, fromOwn);
  if (units > fromOwn) batch.closings.set(key, { card, programme, units: closed + units - fromOwn });
};

interface OwnLot {
  readonly at: number;
  readonly expiresAtMs: InstantMs;
  readonly remaining: number;
}

/** What this batch gave the card there, the soonest-ending first. */
const ownLots = ({ lots }: BatchUnderWay, card: CardId, programme: ProgrammeId): readonly OwnLot[] =>
  lots
    .flatMap((lot, at) => (lot.card === card && lot.programme === programme && lot.remaining > 0 && lot.expiresAtMs !== null ? [{ at, expiresAtMs: lot.expiresAtMs, remaining: lot.remaining }] : []))
    .sort((a, b) => a.expiresAtMs - b.expiresAtMs);

const takeFromOwn = (batch: BatchUnderWay, own: readonly OwnLot[], units: number): void => {
  let left = units;
  for (const { at, remaining } of own) {
    const lot = batch.lots[at];
    const taken = Math.min(left, remaining);
    if (lot !== undefined && taken > 0) batch.lots[at] = { ...lot, remaining: lot.remaining - taken };
    left -= taken;
  }
};
