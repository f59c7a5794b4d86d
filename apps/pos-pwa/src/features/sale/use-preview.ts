import type { Gtin } from '@qoa/shared/ids';
import { previewSale, type SaleDraft, type SalePreview } from '@qoa/shared/sale';
import { useCallback } from 'react';
import { useReading } from '../../platform/use-reading.ts';
import { useReplica } from '../replica/index.ts';

/** What the sale on screen would give, as far as this phone knows; null until first worked out. Law: judged, not trusted */
export const usePreview = (draft: SaleDraft): SalePreview | null => {
  const replica = useReplica();
  return useReading(
    useCallback(async () => {
      const gtins = draft.lines.flatMap(({ product }): Gtin[] => ('gtin' in product ? [product.gtin] : []));
      return previewSale(await replica.previewState(draft.card, gtins), draft, Date.now());
    }, [draft, replica]),
    replica.subscribe,
  );
};
