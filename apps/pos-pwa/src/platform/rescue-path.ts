/** Where the screen stands that hands out what waits on this phone as a file. */
export const RESCUE_PATH = '/rescate';
