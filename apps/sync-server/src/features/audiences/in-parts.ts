import type { MembersResponse } from '@qoa/shared/protocol';
import { ok, type Result } from '@qoa/shared/result';

/** Stores that one decision moves at most, each with its campaigns: sales wait while it is made. */
export const storesAtOnceMax = 200;

/**
 * Decides about many part by part, so that others have their turn between. The first refusal ends it: what was decided before stands, and the same
 * again does the rest.
 */
export const inParts = async <Item, Refusal>(items: readonly Item[], atOnceMax: number, decide: (part: readonly Item[]) => Promise<Result<MembersResponse, Refusal>>): Promise<Result<MembersResponse, Refusal>> => {
  let all: MembersResponse = { changed: 0, unchanged: 0, unknown: [] };
  for (let from = 0; from < items.length; from += atOnceMax) {
    const done = await decide(items.slice(from, from + atOnceMax));
    if (!done.ok) return done;
    const { changed, unchanged, unknown } = done.value;
    all = { changed: all.changed + changed, unchanged: all.unchanged + unchanged, unknown: [...all.unknown, ...unknown] };
  }
  return ok(all);
};
