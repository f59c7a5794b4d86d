import type { Gtin } from '@qoa/shared/ids';
import type { SaleDraft, SalePreview } from '@qoa/shared/sale';
import { useCallback } from 'react';
import { useReading } from '../../platform/use-reading.ts';
import { useReplica } from '../replica/index.ts';
import { loadRules } from './load-rules.ts';

/** What the sale on screen would give, as far as this phone knows; null while nothing is on it, and until first worked out, after the line itself was painted. Law: judged, not trusted */
export const usePreview = (draft: SaleDraft): SalePreview | null => {
  const replica = useReplica();
  return useReading(
    useCallback(async () => {
      if (draft.lines.length === 0 && draft.card === null) return null;
      const gtins = draft.lines.flatMap(({ product }): Gtin[] => ('gtin' in product ? [product.gtin] : []));
      const [{ previewSale }, state] = await Promise.all([loadRules(), replica.previewState(draft.card, gtins)]);
      return previewSale(state, draft, Date.now());
    }, [draft, replica]),
    replica.subscribe,
    'after-paint',
  );
};
