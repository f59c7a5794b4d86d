import type { ReactNode } from 'react';
import { useWords } from '../../platform/words-context.tsx';
import type { DeviceCondition } from './device-condition.ts';

const tones = { ok: 'ok', sending: 'action', new: 'calm', late: 'warn', silent: 'warn', 'key-lost': 'bad', holes: 'bad', drawer: 'bad', stuck: 'bad', revoked: 'calm', lost: 'calm' } as const;

/** One shape a tone, so that the state is told without colour: a tick, an arrow, a bar, a clock hand, a cross. */
const shapes = { ok: 'm3 8 3.5 3.5L13 4.5', action: 'M8 13V3M3.5 7.5 8 3l4.5 4.5', calm: 'M3 8h10', warn: 'M8 3v6M8 12.5v.5', bad: 'm4 4 8 8M12 4l-8 8' } as const;

/** A phone's state: colour, shape and word together. */
export const ConditionBadge = ({ condition }: { readonly condition: DeviceCondition }): ReactNode => {
  const { t } = useWords();
  const words = { ok: t.stateOk, sending: t.stateSending, new: t.stateNew, late: t.stateLate, silent: t.stateSilent, 'key-lost': t.stateKeyLost, holes: t.stateHoles, drawer: t.stateDrawer, stuck: t.stateStuck, revoked: t.stateRevoked, lost: t.stateLost };
  const tone = tones[condition];
  return (
    <span className={`badge ${tone}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d={shapes[tone]} fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" /></svg>
      {words[condition]}
    </span>
  );
};
