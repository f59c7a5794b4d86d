import type { SaleExplained } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import type { Turnstile } from '../../platform/turnstile.ts';

export interface ExplainRefusal {
  readonly code: 'EVENT_UNKNOWN' | 'EXPLANATIONS_BUSY';
}

/** Explains when its turn has come: a question reads much, and sales go first. Errors: EVENT_UNKNOWN; EXPLANATIONS_BUSY when many wait. */
export const explainInTurn = async (turns: Turnstile, explain: () => Promise<SaleExplained | null>): Promise<Result<SaleExplained, ExplainRefusal>> => {
  const leave = await turns.enter();
  if (leave === null) return err({ code: 'EXPLANATIONS_BUSY' });
  try {
    const explained = await explain();
    return explained === null ? err({ code: 'EVENT_UNKNOWN' }) : ok(explained);
  } finally {
    leave();
  }
};
