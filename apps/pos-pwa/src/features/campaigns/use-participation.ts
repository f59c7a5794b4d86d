import type { ProgrammeId } from '@qoa/shared/ids';
import { useCallback, useState } from 'react';
import { reportDefect } from '../../platform/report-defect.ts';
import { useDesk, useSync, type DeskFault } from '../sync/index.ts';

/** How far the wish to take part, or to leave, has come. What the store is in is said by its feed alone. */
export type Wish = { readonly state: 'none' | 'asking' | 'told' } | { readonly state: 'failed'; readonly fault: DeskFault };

/** A tendero's wish about one campaign. */
export interface Participation {
  readonly wish: Wish;
  /** Tells the server, once; while it is being told another tap does nothing. */
  readonly tell: (wish: 'join' | 'leave') => void;
}

/** A person stands there and waits for it. */
const PATIENCE_MS = 10_000;

/** Tells the server that the store joins or leaves, and asks the feed at once for what became of it. Nothing is queued: without signal it fails and changes nothing. */
export const useParticipation = (campaign: ProgrammeId): Participation => {
  const [desk, sync] = [useDesk(), useSync()];
  const [wish, setWish] = useState<Wish>({ state: 'none' });
  const asking = wish.state === 'asking';
  const tell = useCallback(
    (what: 'join' | 'leave') => {
      if (asking) return;
      setWish({ state: 'asking' });
      desk.ask(`/v1/campaigns/${campaign}/${what}`, {}, PATIENCE_MS).then((answer) => {
        setWish(answer.ok ? { state: 'told' } : { state: 'failed', fault: answer.error });
        if (answer.ok) sync.tryNow();
      }, reportDefect);
    },
    [asking, campaign, desk, sync],
  );
  return { wish, tell };
};
