import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { Fate } from './fate.ts';

/** What lies between the machines. While it storms, messages are lost, doubled, late and out of order. */
export interface Network {
  /** Carries a request there and its answer back. The asker hears nothing of a loss. */
  readonly request: <Answer>(arrive: (answer: (content: Answer) => void) => void, answered: (content: Answer) => void) => void;
  /** Carries a message one way. On loss `lost` happens instead, since a socket knows that it broke. */
  readonly tell: (arrive: () => void, lost: () => void) => void;
}

export const networkOf = (agenda: Agenda, chance: Chance, fate: Fate): Network => {
  const carry = (arrive: () => void, lossName: 'drop' | 'lost-answer'): boolean => {
    if (fate.strikes(lossName, chance)) return false;
    const late = fate.strikes('delay', chance);
    agenda.after(10 + chance.below(80) + (late ? chance.below(60_000) : 0), arrive);
    if (fate.strikes('duplicate', chance)) agenda.after(chance.below(late ? 600_000 : 5_000), arrive);
    return true;
  };
  return {
    request: (arrive, answered) => carry(() => arrive((content) => carry(() => answered(content), 'lost-answer')), 'drop'),
    tell: (arrive, lost) => {
      if (!carry(arrive, 'drop')) agenda.after(1_000 + chance.below(30_000), lost);
    },
  };
};
