import { createContext, useContext } from 'react';
import { assert } from '@qoa/shared/result';
import type { ScanKit } from './scan-kit.ts';

/** Carries the phone's scan kit to the screens; provided once, by the shell. */
export const ScanContext = createContext<ScanKit | null>(null);

/** The phone's scan kit. A screen outside the shell is a defect. */
export const useScanKit = (): ScanKit => {
  const kit = useContext(ScanContext);
  assert(kit !== null, 'screens stand inside the shell');
  return kit;
};
