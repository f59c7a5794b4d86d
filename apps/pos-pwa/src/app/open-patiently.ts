import { soundStorage, storageStep } from '@qoa/shared/sync';

/** What opening ended with: a world, or the code of the fault that makes it senseless. */
export type Opening<World> = World | string;

/** From here on a person is told that it takes long: another page may hold the storage. */
const SLOW_MS = 5_000;

/**
 * Opens what the app stands on, and tells `show` each time that there is something new to see. Storage that fails is tried again by itself,
 * longer apart each time; what trying again cannot mend is told once, and ends it.
 */
export const openPatiently = async <World extends object>(open: () => Promise<Opening<World>>, show: (opening: Opening<World>) => void, wait: (ms: number) => Promise<void> = pause): Promise<World | null> => {
  let [watch] = storageStep(soundStorage, 'Failed', { nowMs: 0, jitter: 0 });
  for (;;) {
    const slow = setTimeout(() => show('STORAGE_UNAVAILABLE'), SLOW_MS);
    const opened = await open().finally(() => clearTimeout(slow));
    show(opened);
    if (typeof opened !== 'string') return opened;
    if (!opened.startsWith('STORAGE_')) return null;
    const [waiting] = storageStep(watch, 'ReopenFailed', { nowMs: 0, jitter: Math.random() });
    await wait(waiting.at === 'waiting' ? waiting.untilMs : 0);
    [watch] = storageStep(waiting, 'Ticked', { nowMs: 0, jitter: 0 });
  }
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
