import type { EnrolmentId } from '@qoa/shared/ids';
import { expect, test } from 'vitest';
import type { JudgeDesk } from './judge-desk.ts';
import { judgeLoop } from './judge-loop.ts';
import type { Submission } from './submission.ts';
import { fairTurns } from './turns.ts';

/** A loop over a desk that notes what it does and takes a turn of the event loop for each batch. */
const noting = () => {
  const done: string[] = [];
  const alarms: { readonly thrown: unknown; readonly stopped: boolean }[] = [];
  const turnOfLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const desk: Pick<JudgeDesk, 'judge' | 'publish' | 'expire' | 'tidy' | 'isHeld'> = {
    judge: async (pieces) => {
      await turnOfLoop();
      done.push(`judged ${pieces.map(({ waiting }) => waiting.submission.enrolment).join()}`);
      // What the loop reads of a batch: how each piece was taken.
      return { pieces: pieces.map((piece) => ({ piece, answers: [], plan: { sendFrom: null, progress: { frontier: 0, highestSeq: 0 } } })) } as never;
    },
    publish: async () => {
      done.push('published');
      return 1;
    },
    expire: () => {
      done.push('expired');
      return Promise.resolve(1);
    },
    tidy: async (chore) => {
      const { value } = await chore();
      done.push('tidied');
      return { value };
    },
    isHeld: () => true,
  };
  const turns = fairTurns();
  const loop = judgeLoop(desk as JudgeDesk, turns, { alarm: (thrown, stopped) => alarms.push({ thrown, stopped }), sleep: () => Promise.resolve() });
  const submit = (enrolment: string): Promise<void> =>
    new Promise((resolve) => {
      const submission: Submission = { enrolment: enrolment as EnrolmentId, stated: null, arrivals: [], contact: null };
      turns.add({ submission, answers: [], settle: () => resolve(), taken: 0 });
      loop.wake();
    });
  return { done, alarms, loop, submit };
};

const nothing = () => Promise.resolve({ statements: [], value: 'in order' });

test('what is cleared away waits until nobody does: sales and facts that came after it go first', async () => {
  const { done, loop, submit } = noting();
  const tidied = [loop.tidy(nothing), loop.tidy(nothing)];
  await Promise.all([...tidied, submit('a'), loop.publish([]), submit('b')]);
  expect(done.slice(-2)).toEqual(['tidied', 'tidied']);
  expect(done.slice(0, -2).toSorted()).toEqual(['judged a,b', 'published']);
});

test('a sale that comes while one is cleared away waits for that one, and for no other', async () => {
  const { done, loop, submit } = noting();
  const sold: Promise<void>[] = [];
  const first = loop.tidy(() => {
    sold.push(submit('a'));
    return nothing();
  });
  const second = loop.tidy(nothing);
  await Promise.all([first, second]);
  await Promise.all(sold);
  expect(done).toEqual(['tidied', 'judged a', 'tidied']);
});

test('a chore that fails is not tried again, and stops nobody', async () => {
  const { done, alarms, loop, submit } = noting();
  let tried = 0;
  const failed = await loop.tidy(() => {
    tried += 1;
    return Promise.reject(new Error('no such table'));
  });
  expect([failed, tried, alarms.map(({ stopped }) => stopped)]).toEqual([null, 1, [false]]);
  await submit('a');
  expect([done, loop.isOver()]).toEqual([['judged a'], false]);
  expect(await loop.tidy(nothing)).toEqual({ value: 'in order' });
});

test('what has ended is taken behind those who wait already and before those who come then, while what is cleared away waits for all of them', async () => {
  const { done, loop, submit } = noting();
  const cleared = loop.tidy(nothing);
  const sold = submit('a').then(() => submit('b'));
  await Promise.all([sold, cleared, loop.expire(0)]);
  expect(done).toEqual(['judged a', 'expired', 'judged b', 'tidied']);
});
