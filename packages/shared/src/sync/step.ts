import type { SyncCommand } from './command.ts';
import type { Moment, SyncInput } from './input.ts';
import type { SyncState } from './state.ts';

/**
 * Takes one thing that happened, and says what is true then and what to do. Pure and total.
 * An answer is true whenever it arrives: it settles even when its request was given up. A tab that does not lead sends nothing.
 *
 * Invariants: at most one push, pull, session and socket at a time; nothing is settled that no answer names; while something
 * is queued and the tab leads, a push is under way or a wake is set.
 * Laws: kept, last mile
 */
export const syncStep = (state: SyncState, input: SyncInput, moment: Moment): readonly [SyncState, readonly SyncCommand[]] => {
  throw new Error(`not written yet: ${state.link} ${input.input} ${moment.nowMs}`);
};
