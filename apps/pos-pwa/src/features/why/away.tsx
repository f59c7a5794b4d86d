import { phoneWhy } from '@qoa/messages';
import { useEffect, useRef, type ReactElement } from 'react';
import { useLocale } from '../../platform/use-locale.ts';
import { useSyncTruth } from '../sync/index.ts';

/** There was no answer. Once the server is reached after it was not, `onReached` asks again; where it was reached all along, nothing would be new. */
export const Away = ({ onReached }: { readonly onReached: () => void }): ReactElement => {
  const { link } = useSyncTruth();
  const wasReached = useRef(link === 'reached');
  useEffect(() => {
    if (link === 'reached' && !wasReached.current) onReached();
    wasReached.current = link === 'reached';
  }, [link, onReached]);
  return <p className="why-note">{phoneWhy[useLocale()].away}</p>;
};
