import { createContext, useContext } from 'react';
import { assert } from '@qoa/shared/result';
import type { Outbox } from './outbox.ts';

/** Carries the phone's one outbox to the screens; provided once, by the shell. */
export const OutboxContext = createContext<Outbox | null>(null);

/** The phone's outbox. A screen outside the shell is a defect. */
export const useOutbox = (): Outbox => {
  const outbox = useContext(OutboxContext);
  assert(outbox !== null, 'screens stand inside the shell');
  return outbox;
};
