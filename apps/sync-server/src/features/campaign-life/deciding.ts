import type { InstantMs } from '@qoa/shared/ids';
import { err, ok, type Result } from '@qoa/shared/result';
import type { Decided, Judge } from '../judge/index.ts';
import { type CampaignRefused, refused } from './refusals.ts';

/** Facts and their answer, or a refusal that writes nothing. */
export type Outcome<Value> = Result<Decided<Value>, CampaignRefused>;

/** Decides in the judge's own turn; the instant is that of the turn. Errors: those of the decision; UNAVAILABLE. */
export type Deciding = <Value>(decision: (nowMs: InstantMs) => Promise<Outcome<Value>>) => Promise<Result<Value, CampaignRefused>>;

export const decidingBy =
  (judge: Pick<Judge, 'decide'>, now: () => InstantMs): Deciding =>
  async (decision) => {
    const decided = await judge.decide(async () => decidedOf(await decision(now())));
    return decided.ok ? decided.value.value : err(refused('UNAVAILABLE'));
  };

const decidedOf = <Value>(outcome: Outcome<Value>): Decided<Result<Value, CampaignRefused>> =>
  outcome.ok ? { facts: outcome.value.facts, value: ok(outcome.value.value) } : { facts: [], value: outcome };
