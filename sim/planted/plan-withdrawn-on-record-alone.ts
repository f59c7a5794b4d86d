import type { Plant } from '../src/planting.ts';

/** That a plan was withdrawn is on record, and nothing is published in its place: it takes effect on its day. */
export const planWithdrawnOnRecordAlone: Plant = (real) => ({
  ...real,
  decideLife: (life, command, by, nowMs) => {
    const decided = real.decideLife(life, command, by, nowMs);
    return decided.ok ? { ...decided, value: decided.value.map((fact) => (fact.fact === 'PlanWithdrawn' ? { ...fact, revisions: [] } : fact)) } : decided;
  },
});
