import { standingFrom } from '@qoa/shared/rules';
import { ok } from '@qoa/shared/result';
import type { Plant } from '../src/planting.ts';

/** Whoever asks to withdraw a plan is heard by the clock of their screen, which stood still: it may hold by then. */
export const planWithdrawnOnceItHolds: Plant = (real) => ({
  ...real,
  decideLife: (life, command, by, nowMs) => {
    const decided = real.decideLife(life, command, by, nowMs);
    if (decided.ok || decided.error.code !== 'PLAN_BEGUN' || command.do !== 'withdraw-plan') return decided;
    const before = standingFrom(life.published, decided.error.effectiveFromMs - 1)[0];
    if (before === undefined) return decided;
    return ok([{ fact: 'PlanWithdrawn', by, reason: command.reason, plan: command.plan, revisions: [{ ...before, revision: life.published.length + 1, effectiveFromMs: nowMs }] }]);
  },
});
