import { fieldsOf } from '../../platform/fields.ts';
import { savedOutlookKey } from '../card/index.ts';
import type { KnownOutlook } from './keep-outlook.ts';
import { readOutlook } from './read-outlook.ts';

/** The last outlook on this phone: a comfort without signal, not a record. */
export interface SavedOutlookStore {
  readonly read: () => KnownOutlook | null;
  readonly write: (known: KnownOutlook) => void;
}

interface Saved extends KnownOutlook {
  readonly v: 1;
}

/** Keeps it in the browser's storage, which private mode or a full phone may refuse. It is forgotten with its card. */
export const browserSavedOutlook = (storage: () => Storage): SavedOutlookStore => ({
  read: () => {
    try {
      const saved = fieldsOf(JSON.parse(storage().getItem(savedOutlookKey) ?? 'null'));
      const [{ v, code, seenAtMs }, outlook] = [saved, readOutlook(saved['outlook'])];
      return v === 1 && typeof code === 'string' && typeof seenAtMs === 'number' && outlook !== null ? { code, outlook, seenAtMs } : null;
    } catch {
      return null; // Refused or damaged: the page goes on with what the server says.
    }
  },
  write: (known) => {
    try {
      storage().setItem(savedOutlookKey, JSON.stringify({ v: 1, ...known } satisfies Saved));
    } catch {
      // Storage refused: the next page asks the server.
    }
  },
});
