import { assert } from '@qoa/shared/result';
import type { Delivered } from './diary.ts';
import type { Job } from './doors.ts';
import { judgeJobs, type Piece } from './judge-jobs.ts';
import type { Life } from './judge-loop.ts';
import type { World } from './world.ts';

/**
 * Judges what the database refused event by event, with nothing in between: the diary has each delivery whole, so that the real judge finds the culprits in it
 * by itself. Law: no poison
 */
export const judgeOneByOne = (world: World, life: Life, jobs: readonly Job[]): void => {
  const deliveries = jobs.map((job) => judgeJob(world, life, job));
  world.trace.note(`one by one up to ${world.book.nextJudgedNo - 1}`);
  world.diary?.(() => ({ did: 'delivered', deliveries, lost: false }));
};

/** The pieces of a job as the one delivery that they are. */
const judgeJob = (world: World, life: Life, job: Job): Delivered => {
  const taken: Delivered[] = [];
  for (;;) {
    const piece = judgeNext(world, life, job);
    const last = piece.delivered();
    taken.push(last);
    if (piece.finish(world.book)) return { ...last, arrivals: taken.flatMap(({ arrivals }) => arrivals), answers: taken.flatMap(({ answers }) => answers) };
  }
};

/** The next event of a job, written with its verdict or else held. */
const judgeNext = (world: World, life: Life, job: Job): Piece => {
  const { book, cores, laws } = world;
  const { batch, pieces: [piece], arrivals } = judgeJobs(world, life.term, [job], 1, life.culprits);
  assert(piece !== undefined, 'a job has a next piece');
  if (cores.commit(book, batch) === 'rows-refused') {
    const culprit = cores.culpritOf('rows-refused', arrivals.map(({ envelope }) => envelope.hash), []);
    assert(culprit !== null, 'of one event that one is to blame');
    life.culprits.add(culprit);
    return judgeNext(world, life, job);
  }
  laws.committed(book, batch);
  return piece;
};
