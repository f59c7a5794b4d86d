import type { LifeCommand } from '@qoa/shared/campaign-life';
import { err, ok, type Result } from '@qoa/shared/result';
import { endMsOf, startMsOf } from '../../platform/wall-time.ts';
import type { AskedCommand } from './life-actions.ts';

/** What a person fills in before a command is given; days and times by the clock of the campaign's zone. */
export interface Wish {
  readonly effect: 'now' | 'later';
  /** As `2026-12-01T08:00`. */
  readonly effectAt: string;
  readonly reason: string;
  /** The last day to earn, as `2026-12-31`. */
  readonly lastDay: string;
  readonly redeem: 'day' | 'never';
  readonly redeemDay: string;
}

/** What is still missing. */
export type WishProblem = 'reason-missing' | 'date-missing';

export const noWish: Wish = { effect: 'now', effectAt: '', reason: '', lastDay: '', redeem: 'day', redeemDay: '' };

/** The command of an action as it was filled in. */
export const commandOf = (asked: AskedCommand, wish: Wish, timeZone: string): Result<LifeCommand, WishProblem> => {
  const { action } = asked;
  switch (action) {
    case 'submit':
    case 'withdraw':
    case 'discard':
    case 'pause':
    case 'resume':
      return ok({ do: action });
    case 'reject':
    case 'call-off':
      return withReason(wish, (reason) => ({ do: action, reason }));
    case 'withdraw-plan':
      return withReason(wish, (reason) => ({ do: action, plan: asked.plan, reason }));
    case 'approve':
      return approve(wish, timeZone);
    case 'end':
      return end(wish, timeZone);
  }
};

/** A reason is kept on one line, on however many it was written. */
const withReason = ({ reason }: Wish, command: (reason: string) => LifeCommand): Result<LifeCommand, WishProblem> => {
  const line = reason.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line === '' ? err('reason-missing') : ok(command(line));
};

const approve = ({ effect, effectAt }: Wish, timeZone: string): Result<LifeCommand, WishProblem> => {
  if (effect === 'now') return ok({ do: 'approve', effectiveFromMs: null });
  const [day = '', time = ''] = effectAt.split('T');
  const effectiveFromMs = startMsOf({ day, time }, timeZone);
  return Number.isNaN(effectiveFromMs) ? err('date-missing') : ok({ do: 'approve', effectiveFromMs });
};

/** Days count to their end: what is bought or redeemed on the last one still counts. */
const end = ({ lastDay, redeem, redeemDay }: Wish, timeZone: string): Result<LifeCommand, WishProblem> => {
  const endsAtMs = endMsOf({ day: lastDay, time: '' }, timeZone);
  const redeemUntilMs = redeem === 'never' ? null : endMsOf({ day: redeemDay, time: '' }, timeZone);
  return Number.isNaN(endsAtMs) || Number.isNaN(redeemUntilMs) ? err('date-missing') : ok({ do: 'end', endsAtMs, redeemUntilMs });
};
