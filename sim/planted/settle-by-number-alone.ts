import type { Plant } from '../src/planting.ts';

/** An answer settles whatever stands under its number. */
export const settleByNumberAlone: Plant = (real) => ({
  ...real,
  settle: (storage, lane, command) => {
    const answers = command.answers.map((answer) => ({ ...answer, hash: lane.queue.get(answer.seq)?.envelope.hash ?? answer.hash }));
    real.settle(storage, lane, { ...command, answers });
  },
});
