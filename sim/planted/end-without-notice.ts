import { ok } from '@qoa/shared/result';
import { standingFrom } from '@qoa/shared/rules';
import type { Plant } from '../src/planting.ts';

/** Whoever asks for an end gets it, however soon. */
export const endWithoutNotice: Plant = (real) => ({
  ...real,
  decideLife: (life, command, by, nowMs) => {
    if (command.do !== 'end') return real.decideLife(life, command, by, nowMs);
    const { endsAtMs, redeemUntilMs } = command;
    const revisions = standingFrom(life.published, nowMs).map((revision, nth) => ({ ...revision, endsAtMs, redeemUntilMs, revision: life.published.length + 1 + nth, effectiveFromMs: Math.max(revision.effectiveFromMs, nowMs) }));
    return ok([{ fact: 'EndSet', by, revisions }]);
  },
});
