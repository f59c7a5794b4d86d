import type { InstantMs, StoreId } from '../ids/index.ts';
import type { Use } from './campaign-state.ts';
import type { CompiledLimit } from './compile.ts';
import { keyAt } from './counter-key.ts';
import { closedUntilMs, type KeptUses, usedInPeriod } from './kept-uses.ts';
import { type Moment, spanEndMs } from './moment.ts';
import { largestSum, roomOpensMs, withUse } from './rolling.ts';

const hourMs = 3_600_000;

/** A sale as far as room depends on it: when, where, and what was used before. */
export interface RoomLook {
  readonly state: KeptUses;
  readonly totals: KeptUses | null;
  readonly sale: { readonly atMs: InstantMs; readonly store: { readonly id: StoreId } };
  readonly moment: Pick<Moment, 'day' | 'timeZone'>;
}

/** What a limit leaves for this sale. Null: nobody here knows what was used of it, so it is not looked at (a phone and everyone's limits). */
export const roomOf = (look: RoomLook, { limit: { per, max, holder }, key }: CompiledLimit): { readonly room: number; readonly used: number } | null => {
  const kept = holder === 'card' ? look.state : look.totals;
  if (kept === null) return null;
  const name = keyAt(key, look.sale.store.id, look.moment.day);
  if (name === null) return { room: max, used: 0 };
  const used = typeof per === 'object' ? usedAround(kept, name, look.sale.atMs, per.hours * hourMs, max) : usedInPeriod(kept, name);
  return { room: Math.max(0, max - used), used: used === Number.POSITIVE_INFINITY ? max : used };
};

/** When there is room again, when this sale took `taken`; 0: with the next sale, or never. */
export const roomAgainMs = (look: RoomLook, { limit: { per, max, holder }, key }: CompiledLimit, taken: number): InstantMs => {
  if (per === 'sale' || per === 'lifetime') return 0;
  if (typeof per !== 'object') return spanEndMs(per, look.moment.day, look.moment.timeZone);
  const kept = holder === 'card' ? look.state : look.totals;
  const name = keyAt(key, look.sale.store.id, look.moment.day) ?? '';
  const uses = kept === null ? [] : usesWithClosed(kept, name, max);
  const atMs = look.sale.atMs;
  const closedMs = kept === null ? null : closedUntilMs(kept);
  return roomOpensMs(taken > 0 ? withUse(uses, { atMs, used: taken }) : uses, closedMs === null ? atMs : Math.max(atMs, closedMs), per.hours * hourMs, max);
};

/** When there is more room than `room`, if nothing is taken; null: never. A calendar's room is whole again with the next period. */
export const roomGrowsMs = (look: RoomLook, compiled: CompiledLimit, room: number): InstantMs | null => {
  const { limit: { per, max }, key } = compiled;
  if (per === 'sale' || per === 'lifetime') return null;
  if (typeof per !== 'object') return spanEndMs(per, look.moment.day, look.moment.timeZone);
  const uses = usesWithClosed(look.state, keyAt(key, look.sale.store.id, look.moment.day) ?? '', max);
  const endsMs = uses.map(({ atMs }) => atMs + per.hours * hourMs).filter((endMs) => endMs > look.sale.atMs);
  return endsMs.find((atMs) => (roomOf({ ...look, sale: { ...look.sale, atMs } }, compiled)?.room ?? 0) > room) ?? null;
};

/** What was put together or closed is not told to be more than a limit allows. */
const usedAround = (kept: KeptUses, name: string, atMs: InstantMs, windowMs: number, max: number): number => {
  const closedMs = closedUntilMs(kept);
  if (closedMs !== null && atMs <= closedMs) return max;
  const sum = largestSum(usesWithClosed(kept, name, max), atMs, windowMs);
  return closedMs !== null || kept.recent[name]?.some(({ fromMs }) => fromMs !== undefined) === true ? Math.min(sum, max) : sum;
};

/** Up to the last instant that was dropped, everything counts as used. */
const usesWithClosed = (kept: KeptUses, name: string, max: number): readonly Use[] => {
  const closedMs = closedUntilMs(kept);
  const uses = kept.recent[name] ?? [];
  return closedMs === null ? uses : withUse(uses, { atMs: closedMs, used: max });
};
