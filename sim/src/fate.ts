import type { Chance } from './chance.ts';
import { type FaultKind, faultKinds, usualRates } from './fault-kinds.ts';
import type { Setting } from './setting.ts';
import type { Trace } from './trace.ts';

/** The luck of one evening. Faults strike while it storms, each at a rate of this seed's own; what the setting spares never does. */
export interface Fate {
  /** Whether this fault strikes here and now; one that does is counted. */
  readonly strikes: (kind: FaultKind, chance: Chance) => boolean;
  /** Whether a blow of this kind may fall; counts it when it does. */
  readonly falls: (kind: FaultKind) => boolean;
  readonly storms: () => boolean;
  readonly calm: () => void;
}

/** From no trouble at all to three times the usual; as often as not the usual. */
const luck = [0, 0.5, 1, 1, 1, 3] as const;

export const fateOf = (setting: Setting, chance: Chance, trace: Trace): Fate => {
  const spared = new Set(setting.spared);
  const rates = new Map<FaultKind, number>();
  for (const kind of faultKinds) {
    const rate = usualRates[kind] * chance.pick(luck);
    rates.set(kind, spared.has(kind) ? 0 : rate);
  }
  let storming = true;
  return {
    strikes: (kind, own) => {
      const struck = own.happens(rates.get(kind) ?? 0) && storming;
      if (struck) trace.fault(kind);
      return struck;
    },
    falls: (kind) => {
      const fell = storming && !spared.has(kind);
      if (fell) trace.fault(kind);
      return fell;
    },
    storms: () => storming,
    calm: () => {
      storming = false;
    },
  };
};
