import { noNames, productNames, productsToldIn, type RuleNames } from '@qoa/messages';
import type { Revision } from '@qoa/shared/rules';
import { useCallback } from 'react';
import { useReading } from '../../platform/use-reading.ts';
import { useReplica } from '../replica/index.ts';

/** What the products of a campaign are called in this phone's catalogue; until it was read, as the campaign writes them. */
export const useRuleNames = (revision: Revision): RuleNames => {
  const replica = useReplica();
  const names = useReading(
    useCallback(async (): Promise<RuleNames> => {
      const rows = await Promise.all(productsToldIn(revision).map(replica.product));
      return { ...noNames, products: productNames(rows.filter((row) => row !== null)) };
    }, [replica, revision]),
    replica.subscribe,
  );
  return names ?? noNames;
};
