import { createContext, useContext, useSyncExternalStore } from 'react';
import { assert } from '@qoa/shared/result';
import type { Unsubscribe } from './listeners.ts';

/** A newer release that waits on this phone. */
export interface AppUpdate {
  /** True once it is downloaded and waits. */
  readonly ready: () => boolean;
  readonly subscribe: (listener: () => void) => Unsubscribe;
  /** Takes it over and loads the page anew. Only when no sale and no push would be cut. */
  readonly apply: () => void;
}

/** Carries the waiting update to the screens; provided once, by the shell. */
export const UpdateContext = createContext<AppUpdate | null>(null);

/** Whether a newer release waits, and how to take it. */
export const useUpdate = (): { readonly ready: boolean; readonly apply: () => void } => {
  const update = useContext(UpdateContext);
  assert(update !== null, 'screens stand inside the shell');
  return { ready: useSyncExternalStore(update.subscribe, update.ready), apply: update.apply };
};
