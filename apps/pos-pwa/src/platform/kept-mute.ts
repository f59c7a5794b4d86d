const NAME = 'qoa-muted';

/** Whether the person silenced the scanner on this phone. */
export const readMuted = (storage: Pick<Storage, 'getItem'>): boolean => storage.getItem(NAME) === 'yes';

/** Keeps their choice for the next load. */
export const keepMuted = (storage: Pick<Storage, 'setItem'>, muted: boolean): void => storage.setItem(NAME, muted ? 'yes' : 'no');
