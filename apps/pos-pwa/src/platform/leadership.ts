import { reportDefect } from './report-defect.ts';

/** Told when this tab becomes the one that works, and when it ceases to be. */
export interface LeadershipListener {
  readonly won: () => void;
  readonly lost: () => void;
}

/** A tab's place among those that would lead. */
export interface Leadership {
  /** Takes the lead at once from a tab that has it and gives no sign: it loses it when it wakes. */
  readonly take: () => void;
  readonly stop: () => void;
}

/**
 * Seeks to be the one tab that works, by a Web Lock. A hidden leader gives way to a tab that waits, since its timers are throttled.
 * Only a saving of work: nothing is wrong when two tabs lead. Where there are no locks, every tab leads.
 */
export const seekLeadership = (name: string, listener: LeadershipListener): Leadership => {
  if (!('locks' in navigator)) {
    listener.won();
    return { take: () => undefined, stop: listener.lost };
  }
  let stopped = false;
  let waiting = new AbortController();
  let giveWay: (() => void) | null = null;

  const lead = async (): Promise<void> => {
    const released = new Promise<void>((resolve) => {
      giveWay = resolve;
    });
    waiting = new AbortController();
    listener.won();
    await released;
    ceased();
  };
  const ceased = (): void => {
    if (giveWay === null) return;
    giveWay = null;
    listener.lost();
  };
  const seek = async (): Promise<void> => {
    let options: LockOptions = { signal: waiting.signal };
    while (!stopped) {
      await navigator.locks.request(name, options, lead).catch((error: unknown) => {
        // Another tab took the lead, or this one has waited long enough.
        if (!isAbort(error)) throw error;
        ceased();
      });
      options = waiting.signal.aborted ? { steal: true } : { signal: waiting.signal };
    }
  };
  const giveWayWhenHidden = async (): Promise<void> => {
    if (document.visibilityState !== 'hidden' || giveWay === null) return;
    const { pending = [] } = await navigator.locks.query();
    if (pending.some((lock) => lock.name === name)) giveWay?.();
  };
  const whenShownChanges = (): void => {
    giveWayWhenHidden().catch(reportDefect);
  };

  document.addEventListener('visibilitychange', whenShownChanges);
  seek().catch(reportDefect);
  return {
    take: () => {
      if (giveWay === null) waiting.abort();
    },
    stop: () => {
      stopped = true;
      document.removeEventListener('visibilitychange', whenShownChanges);
      waiting.abort();
      giveWay?.();
    },
  };
};

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';
