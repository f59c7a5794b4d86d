import { useCallback, useState, type ReactElement } from 'react';
import { phoneStatus } from '@qoa/messages';
import { useOutbox } from '../features/outbox/index.ts';
import { useSyncTruth } from '../features/sync/index.ts';
import { useLocale } from '../platform/use-locale.ts';
import { useReading } from '../platform/use-reading.ts';
import { useUpdate } from '../platform/use-update.ts';

/** Offers a newer release, and takes it only when the tendero says so: never in the middle of a sale or a push. */
export const UpdatePrompt = (): ReactElement | null => {
  const { ready, apply } = useUpdate();
  const outbox = useOutbox();
  const { pushing } = useSyncTruth();
  const selling = useReading(
    useCallback(async () => (await outbox.draft()) !== null, [outbox]),
    outbox.subscribe,
  );
  const [later, setLater] = useState(false);
  const words = phoneStatus[useLocale()];
  if (!ready || later || pushing || selling !== false) return null;
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
