import { assert } from '@qoa/shared/result';
import { createContext, useContext } from 'react';
import type { Carrier } from './carrier.ts';

/** Carries the carrier to the screens; provided once, by the shell. */
export const CarrierContext = createContext<Carrier | null>(null);

/** Who delivers other phones' files. A screen outside the shell is a defect. */
export const useCarrier = (): Carrier => {
  const carrier = useContext(CarrierContext);
  assert(carrier !== null, 'screens stand inside the shell');
  return carrier;
};
