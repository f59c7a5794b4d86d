import { reportDefect } from './report-defect.ts';

/** Told when this tab becomes the one that works, and when it ceases to be. */
export interface LeadershipListener {
  readonly won: () => void;
  readonly lost: () => void;
}

/**
 * Seeks to be the one tab that works, by a Web Lock. A hidden leader gives way to a tab that waits, since its timers are throttled.
 * Only a saving of work: nothing is wrong when two tabs lead. Where there are no locks, every tab leads.
 */
export const seekLeadership = (name: string, listener: LeadershipListener): (() => void) => {
  if (!('locks' in navigator)) {
    listener.won();
    return listener.lost;
  }
  const ending = new AbortController();
  let giveWay: (() => void) | null = null;

  const seek = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await navigator.locks.request(name, { signal: ending.signal }, async () => {
        const released = new Promise<void>((resolve) => {
          giveWay = resolve;
        });
        listener.won();
        await released;
        giveWay = null;
        listener.lost();
      });
    }
  };
  const giveWayWhenHidden = async (): Promise<void> => {
    if (document.visibilityState !== 'hidden' || giveWay === null) return;
    const { pending = [] } = await navigator.locks.query();
    if (pending.some((lock) => lock.name === name)) giveWay();
  };
  const whenShownChanges = (): void => {
    giveWayWhenHidden().catch(reportDefect);
  };

  document.addEventListener('visibilitychange', whenShownChanges);
  seek().catch((error: unknown) => {
    if (!ending.signal.aborted) reportDefect(error);
  });
  return () => {
    document.removeEventListener('visibilitychange', whenShownChanges);
    ending.abort();
    giveWay?.();
  };
};
