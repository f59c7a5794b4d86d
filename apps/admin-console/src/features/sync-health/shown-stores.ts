import type { StoreHealth } from '@qoa/shared/protocol';
import { isProblem } from './device-condition.ts';
import { plainText } from '../../platform/plain-text.ts';

/** What the person asked to see. */
export interface Shown {
  readonly only: 'all' | 'problems';
  readonly search: string;
}

/**
 * The stores and phones that fit. A search fits a store by name or code, with all its phones, or one phone by the start of its id.
 * Among the shown, stores without a fitting phone are left out unless the store itself fits.
 */
export const shownStores = (stores: readonly StoreHealth[], { only, search }: Shown, serverNowMs: number): readonly StoreHealth[] => {
  const sought = plainText(search);
  return stores.flatMap((store) => {
    const storeFits = plainText(`${store.name} ${store.code}`).includes(sought);
    const devices = store.devices.filter((device) => (storeFits || device.enrolment.startsWith(sought)) && (only === 'all' || isProblem(device, serverNowMs)));
    return devices.length > 0 || (storeFits && only === 'all') ? [{ ...store, devices }] : [];
  });
};
