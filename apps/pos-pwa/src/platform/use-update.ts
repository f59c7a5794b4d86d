import { createContext, useContext, useSyncExternalStore } from 'react';
import { assert } from '@qoa/shared/result';
import type { Unsubscribe } from './listeners.ts';

/** How a newer release stands on this phone. `waiting`: downloaded. `taken`: another tab took it; this page still runs the one before. */
export type UpdateState = 'none' | 'waiting' | 'taken';

/** The newer release of this phone. */
export interface AppUpdate {
  readonly state: () => UpdateState;
  readonly subscribe: (listener: () => void) => Unsubscribe;
  /** Takes it over, if that is still to do, and loads the page anew. Only when no sale and no push would be cut. */
  readonly apply: () => void;
}

/** Carries the newer release to the screens; provided once, by the shell. */
export const UpdateContext = createContext<AppUpdate | null>(null);

/** How a newer release stands, and how to take it. */
export const useUpdate = (): { readonly state: UpdateState; readonly apply: () => void } => {
  const update = useContext(UpdateContext);
  assert(update !== null, 'screens stand inside the shell');
  return { state: useSyncExternalStore(update.subscribe, update.state), apply: update.apply };
};
