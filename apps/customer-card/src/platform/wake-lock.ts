/** Keeps the screen on while the card is shown. A phone that cannot, or will not on a low battery, shows the card all the same. */
export const stayAwake = (screen: Pick<Navigator, 'wakeLock'>, page: Pick<Document, 'visibilityState' | 'addEventListener'>): void => {
  const ask = (): void => void screen.wakeLock?.request('screen').catch(() => undefined);
  ask();
  // A browser takes it back whenever the page is hidden.
  page.addEventListener('visibilitychange', () => page.visibilityState === 'visible' && ask());
};
