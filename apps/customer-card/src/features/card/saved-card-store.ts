import type { SavedCard } from './card-page.ts';

/** The last known state on this phone. It is a comfort, not a record: where storage is refused the page works without it. */
export interface SavedCardStore {
  readonly read: () => SavedCard | null;
  readonly write: (saved: SavedCard) => void;
  readonly forget: () => void;
}

const key = 'qoa.card';
/** Where what lies ahead of the card is kept, after the first view. */
export const savedOutlookKey = 'qoa.outlook';

/** Keeps the card in the browser's storage, which private mode or a full phone may refuse. */
export const browserSavedCard = (storage: () => Storage): SavedCardStore => ({
  read: () => attempt(() => parseSaved(storage().getItem(key))) ?? null,
  write: (saved) => attempt(() => storage().setItem(key, JSON.stringify(saved))),
  forget: () => attempt(() => [key, savedOutlookKey].forEach((each) => storage().removeItem(each))),
});

/** A saved text of this version; anything else is as good as none. */
export const parseSaved = (text: string | null): SavedCard | null => {
  const saved: SavedCard | null = text === null ? null : JSON.parse(text);
  return saved?.v === 3 ? saved : null;
};

const attempt = <T>(act: () => T): T | undefined => {
  try {
    return act();
  } catch {
    return undefined; // Storage refused or damaged: the page goes on with what the server says.
  }
};

/** 32 bits of FNV-1a over a link's secret: enough to tell two links apart, far too little to guess one. */
export const linkMarkOf = (secret: string): number => [...secret].reduce((hash, sign) => Math.imul(hash ^ sign.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5);
