import type { Plant } from '../src/planting.ts';

/** The queue forgets as many of its oldest as were answered, whichever they are. */
export const deleteByPosition: Plant = (real) => ({
  ...real,
  settle: (storage, lane, command) => {
    for (const seq of [...lane.queue.keys()].slice(0, command.answers.length)) lane.queue.delete(seq);
    real.settle(storage, lane, { ...command, answers: [] });
  },
});
