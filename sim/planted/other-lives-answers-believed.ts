import type { Plant } from '../src/planting.ts';

/** What another life of the server answered is taken for answered: bytes whose number the restored one has are never sent again. */
export const otherLivesAnswersBelieved: Plant = (real) => ({ ...real, otherLife: () => null });
