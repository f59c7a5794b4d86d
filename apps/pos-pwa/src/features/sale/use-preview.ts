import type { Gtin } from '@qoa/shared/ids';
import type { Outlook } from '@qoa/shared/protocol';
import type { SaleDraft, SalePreview } from '@qoa/shared/sale';
import { useCallback } from 'react';
import { useReading } from '../../platform/use-reading.ts';
import { useReplica } from '../replica/index.ts';
import { loadRules } from './load-rules.ts';

/** What the sale on screen would give, as far as this phone knows and the server told of its card; null while nothing is on it, and until first worked out, after the line itself was painted. Law: judged, not trusted */
export const usePreview = (draft: SaleDraft, told: Outlook | null): SalePreview | null => {
  const replica = useReplica();
  return useReading(
    useCallback(async () => {
      if (draft.lines.length === 0 && draft.card === null) return null;
      const gtins = draft.lines.flatMap(({ product }): Gtin[] => ('gtin' in product ? [product.gtin] : []));
      const [{ previewSale }, state] = await Promise.all([loadRules(), replica.previewState(draft.card, gtins)]);
      return previewSale({ ...state, told: told?.campaigns ?? [] }, draft, Date.now());
    }, [draft, replica, told]),
    replica.subscribe,
    'after-paint',
  );
};
