import type { Plant } from '../src/planting.ts';

/** A hint is taken for everything that there is to know. */
export const hintBelievedWhole: Plant = (real) => ({
  ...real,
  syncStep: (state, input, moment) => {
    const whole = input.input === 'LiveHinted' && input.rows !== null ? { ...input, head: input.rows.at(-1)?.judgedNo ?? input.head } : input;
    return real.syncStep(state, whole, moment);
  },
});
