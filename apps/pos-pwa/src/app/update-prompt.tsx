import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { phoneStatus } from '@qoa/messages';
import { useOutbox } from '../features/outbox/index.ts';
import { useSync, useSyncTruth } from '../features/sync/index.ts';
import { reportDefect } from '../platform/report-defect.ts';
import { useLocale } from '../platform/use-locale.ts';
import { useReading } from '../platform/use-reading.ts';
import { useUpdate } from '../platform/use-update.ts';

/** Offers a newer release, and takes it only when the tendero says so: never in the middle of a sale or a push. */
export const UpdatePrompt = (): ReactElement | null => {
  const { state, apply } = useUpdate();
  useReloadWhenQuiet(state === 'taken', apply);
  const outbox = useOutbox();
  const { pushing } = useSyncTruth();
  const selling = useReading(
    useCallback(async () => (await outbox.draft()) !== null, [outbox]),
    outbox.subscribe,
  );
  const [later, setLater] = useState(false);
  const words = phoneStatus[useLocale()];
  if (state !== 'waiting' || later || pushing || selling !== false) return null;
  return (
    <aside className="update" role="status">
      <span>{words.updateReady}</span>
      <button type="button" onClick={apply}>
        {words.updateNow}
      </button>
      <button type="button" className="quiet" onClick={() => setLater(true)}>
        {words.updateLater}
      </button>
    </aside>
  );
};

/** A page must have been quiet for this long: who has just read *guardado* may still add a card. */
const QUIET_MS = 5_000;

/** Where another tab took the newer release this page follows by itself, as soon as it cuts neither a sale nor a push. */
const useReloadWhenQuiet = (taken: boolean, reload: () => void): void => {
  const [outbox, sync] = [useOutbox(), useSync()];
  useEffect(() => {
    if (!taken) return;
    let wasQuiet = false;
    const look = async (): Promise<void> => {
      // Asked each time: a sale that begins is told to nobody.
      const quiet = !sync.truth().pushing && (await outbox.draft()) === null;
      if (quiet && wasQuiet) reload();
      wasQuiet = quiet;
    };
    const timer = setInterval(() => void look().catch(reportDefect), QUIET_MS);
    return () => clearInterval(timer);
  }, [taken, reload, outbox, sync]);
};
