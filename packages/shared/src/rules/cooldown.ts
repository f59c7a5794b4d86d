import type { InstantMs } from '../ids/index.ts';
import type { Look } from './look.ts';

/** When the cooldown around this sale ends; null: none holds. Earlier and later counted sales hold alike. Section 4, *Cooldown*. */
export const coolsUntilMs = ({ compiled: { revision: { cooldownMs } }, state, sale }: Look): InstantMs | null => {
  if (cooldownMs === 0) return null;
  const near = state.soldAtMs.findLast((soldAtMs) => Math.abs(soldAtMs - sale.atMs) < cooldownMs);
  return near === undefined ? null : near + cooldownMs;
};
