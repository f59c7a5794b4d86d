const key = 'qoa.console.signed-in';

/** Remembers in this browser that somebody came in; where storage is refused the page asks the server each time. */
export const browserSignedInBefore = (storage: () => Storage): { readonly read: () => boolean; readonly write: (signedIn: boolean) => void } => ({
  read: () => {
    try {
      return storage().getItem(key) !== null;
    } catch {
      return true; // Not knowing, it is worth asking.
    }
  },
  write: (signedIn) => {
    try {
      if (signedIn) storage().setItem(key, '1');
      else storage().removeItem(key);
    } catch {
      return; // Storage refused: the page asks each time.
    }
  },
});
