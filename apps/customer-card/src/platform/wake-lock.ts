/** Keeps the screen on while the card is shown. A phone that cannot, or will not on a low battery, shows the card all the same. */
export const stayAwake = (screen: Pick<Navigator, 'wakeLock'>): void => {
  screen.wakeLock?.request('screen').catch(() => undefined);
};
