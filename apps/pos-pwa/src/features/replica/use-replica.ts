import { createContext, useCallback, useContext } from 'react';
import { assert } from '@qoa/shared/result';
import { useReading } from '../../platform/use-reading.ts';
import type { ListedEvent, Replica, StoreCampaign } from './replica.ts';

/** Carries the phone's replica to the screens; provided once, by the shell. */
export const ReplicaContext = createContext<Replica | null>(null);

/** The phone's replica. A screen outside the shell is a defect. */
export const useReplica = (): Replica => {
  const replica = useContext(ReplicaContext);
  assert(replica !== null, 'screens stand inside the shell');
  return replica;
};

/** The newest events, kept up to date; null until first read (`useReading` says when). */
export const useEvents = (limit: number, first: 'at-once' | 'after-paint' = 'at-once'): readonly ListedEvent[] | null => {
  const replica = useReplica();
  return useReading(
    useCallback(() => replica.events(limit), [replica, limit]),
    replica.subscribe,
    first,
  );
};

/** The campaigns that this store is in or invited to, kept up to date; null until first read. */
export const useCampaigns = (): readonly StoreCampaign[] | null => {
  const replica = useReplica();
  return useReading(replica.campaigns, replica.subscribe);
};
