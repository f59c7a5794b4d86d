import type { InstantMs } from '../ids/index.ts';
import type { Facts } from './answer.ts';

/** An answer's facts with the mark CLOCK_UNSURE where the event's time was only placed, at `atMs`, since no contact told its phone's clock. */
export const factsWithMark = (facts: Facts, { atMs, sure }: { readonly atMs: InstantMs; readonly sure: boolean }): Facts => (sure ? facts : { ...facts, unsureAtMs: atMs });

/** Whether the answer's event bears the mark. */
export const isTimeUnsure = ({ facts }: { readonly facts: Facts }): boolean => facts['unsureAtMs'] !== undefined;

/** What was decided, without the mark. */
export const withoutUnsureMark = (facts: Facts): Facts => Object.fromEntries(Object.entries(facts).filter(([name]) => name !== 'unsureAtMs'));
