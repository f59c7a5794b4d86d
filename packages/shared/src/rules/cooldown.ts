import type { InstantMs } from '../ids/index.ts';
import type { CampaignState } from './campaign-state.ts';
import type { Revision } from './document/revision.ts';

/** A sale as far as its cooldown depends on it. */
export interface CooldownLook {
  readonly compiled: { readonly revision: Pick<Revision, 'cooldownMs'> };
  readonly state: Pick<CampaignState, 'soldAtMs'>;
  readonly sale: { readonly atMs: InstantMs };
}

/** When the cooldown around this sale ends; null: none holds. Earlier and later counted sales hold alike. Section 4, *Cooldown*. */
export const coolsUntilMs = ({ compiled: { revision: { cooldownMs } }, state, sale }: CooldownLook): InstantMs | null => {
  if (cooldownMs === 0) return null;
  const near = state.soldAtMs.findLast((soldAtMs) => Math.abs(soldAtMs - sale.atMs) < cooldownMs);
  return near === undefined ? null : near + cooldownMs;
};
