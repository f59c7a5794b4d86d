import { createContext, useContext, useSyncExternalStore } from 'react';
import { assert } from '@qoa/shared/result';
import type { Device, Enrolled } from './device.ts';

/** Carries this phone's device to the screens; provided once, by the shell. */
export const DeviceContext = createContext<Device | null>(null);

/** This phone's device. A screen outside the shell is a defect. */
export const useDevice = (): Device => {
  const device = useContext(DeviceContext);
  assert(device !== null, 'screens stand inside the shell');
  return device;
};

/** How the newest enrolment ended, kept up to date. */
export const useEnded = (): ReturnType<Device['ended']> => {
  const device = useDevice();
  return useSyncExternalStore(device.subscribe, device.ended);
};

/** The zone by whose clock this counter lives: its store's, whatever the phone's own says. */
export const useStoreZone = (): string => useEnrolled()?.store.timeZone ?? 'America/Mexico_City';

/** The enrolment under which new events are sealed, kept up to date; null until the phone is enrolled. */
export const useEnrolled = (): Enrolled | null => {
  const device = useDevice();
  return useSyncExternalStore(device.subscribe, device.current);
};
