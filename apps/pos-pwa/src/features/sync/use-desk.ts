import { assert } from '@qoa/shared/result';
import { createContext, useContext } from 'react';
import type { Desk } from './desk.ts';

/** Carries the desk to the screens; provided once, by the shell. */
export const DeskContext = createContext<Desk | null>(null);

/** Who asks the server for a screen. A screen outside the shell is a defect. */
export const useDesk = (): Desk => {
  const desk = useContext(DeskContext);
  assert(desk !== null, 'screens stand inside the shell');
  return desk;
};
