import type { Plant } from '../src/planting.ts';

/** What follows a number that the phone still keeps is judged at once. */
export const eldersNotWaitedFor: Plant = (real) => ({
  ...real,
  planPush: (progress, stated, pushed, blind) => {
    const plan = real.planPush(progress, stated, pushed, blind);
    return { ...plan, judge: [...plan.judge, ...plan.left] };
  },
});
