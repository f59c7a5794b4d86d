import type { Plant } from '../src/planting.ts';

/** A failed push waits for ever. */
export const noRetry: Plant = (real) => ({
  ...real,
  syncStep: (state, input, moment) => {
    const [next, commands] = real.syncStep(state, input, moment);
    return [next, next.push.at === 'waiting' ? commands.filter((command) => command.do !== 'wake') : commands];
  },
});
