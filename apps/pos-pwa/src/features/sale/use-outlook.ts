import type { CardCode } from '@qoa/shared/ids';
import type { Outlook } from '@qoa/shared/protocol';
import { useEffect, useState } from 'react';
import { reportDefect } from '../../platform/report-defect.ts';
import { useReplica } from '../replica/index.ts';
import { useDesk, useSyncTruth } from '../sync/index.ts';

/** A sale that is saved at once is not burdened with a question that nobody reads. */
const AFTER_THE_SCAN_MS = 400;

/**
 * The outlook of the card on the draft, asked in the background where the server was reached and nothing is being sent: nothing waits for it, an answer that comes after the card has left is
 * dropped, and nothing of it is kept. Null until it came, and without signal.
 */
export const useOutlook = (card: CardCode | null): Outlook | null => {
  const [desk, replica] = [useDesk(), useReplica()];
  const { link, pushing } = useSyncTruth();
  const [told, setTold] = useState<{ readonly card: CardCode; readonly outlook: Outlook } | null>(null);
  const known = told !== null && told.card === card;
  const mayAsk = link === 'reached' && !pushing && !known;
  useEffect(() => {
    if (card === null || !mayAsk) return;
    let here = true;
    const timer = setTimeout(() => {
      import('./ask-outlook.ts')
        .then(({ askOutlook }) => askOutlook(desk, replica, card, Date.now()))
        .then((outlook) => (here && outlook !== null ? setTold({ card, outlook }) : undefined), reportDefect);
    }, AFTER_THE_SCAN_MS);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [card, mayAsk, desk, replica]);
  return known ? told.outlook : null;
};
