import type { Judge } from '../judge/index.ts';

/**
 * Whether this process can take sales, answered at once: whoever probes must not wait for a lock or a database. Without the term
 * one attempt to take it goes on behind, and a later probe finds it.
 */
export const readiness = ({ isJudge, ready }: Pick<Judge, 'isJudge' | 'ready'>): (() => boolean) => () => {
  if (isJudge()) return true;
  void ready();
  return false;
};
