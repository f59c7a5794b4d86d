import type { InstantMs, StoreId } from '../../ids/index.ts';
import type { CampaignState } from '../campaign-state.ts';
import type { RoomLeft } from './card-outlook.ts';
import { compile, type CompiledLimit } from '../compile.ts';
import { type RoomLook, roomGrowsMs, roomOf } from '../limit-room.ts';
import { dayOf } from '../moment.ts';
import type { Revision } from '../document/revision.ts';

/** What each of a card's limits of a period leaves now, by the same room that a sale would find. Section 7. */
export const roomsLeft = (revision: Revision, state: CampaignState, nowMs: InstantMs, store: StoreId | null): readonly RoomLeft[] => {
  const look: RoomLook = { state, totals: null, sale: { atMs: nowMs, store: { id: store ?? nowhere } }, moment: { day: dayOf(revision.timeZone, nowMs), timeZone: revision.timeZone } };
  return compile(revision).limits.flatMap((limit) => roomLeft(look, limit, store));
};

/** Only a limit that counts in each store apart asks for the store. */
const nowhere = 0 as StoreId;

const roomLeft = (look: RoomLook, compiled: CompiledLimit, store: StoreId | null): readonly RoomLeft[] => {
  const { of, per, max, scope, holder } = compiled.limit;
  // What a multiplier may still add stands in the way of no sale.
  if (of.kind === 'extra' || per === 'sale' || holder !== 'card' || (scope.kind === 'store' && store === null)) return [];
  const left = roomOf(look, compiled)?.room ?? max;
  return [{ of: of.kind === 'units' ? of.unit : of.kind, per, scope: scope.kind, max, left, nextMs: left === max ? null : roomGrowsMs(look, compiled, left) }];
};
