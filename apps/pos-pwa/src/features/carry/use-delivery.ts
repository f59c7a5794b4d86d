import { readRescueText } from '@qoa/shared/carry';
import type { RescueCounts } from '@qoa/shared/protocol';
import { useState } from 'react';
import { useCarrier } from './use-carrier.ts';

export type Delivery =
  | { readonly state: 'idle' }
  | { readonly state: 'delivering'; readonly done: number; readonly all: number }
  | { readonly state: 'delivered'; readonly counts: RescueCounts }
  | { readonly state: 'failed'; readonly code: string };

/** Reads a chosen rescue file and delivers what is in it. */
export const useDelivery = (): { readonly delivery: Delivery; readonly deliver: (file: Blob) => void } => {
  const carrier = useCarrier();
  const [delivery, setDelivery] = useState<Delivery>({ state: 'idle' });
  const run = async (file: Blob): Promise<Delivery> => {
    const { envelopes, damaged } = readRescueText(await file.text());
    if (envelopes.length === 0) return { state: 'failed', code: 'RESCUE_FILE_EMPTY' };
    const all = envelopes.length;
    setDelivery({ state: 'delivering', done: 0, all });
    const delivered = await carrier.deliver(envelopes, (done) => setDelivery({ state: 'delivering', done, all }));
    if (!delivered.ok) return { state: 'failed', code: delivered.error.code };
    return { state: 'delivered', counts: { taken: delivered.value.taken, unreadable: delivered.value.unreadable + damaged } };
  };
  const deliver = (file: Blob): void => {
    run(file).then(setDelivery, () => setDelivery({ state: 'failed', code: 'RESCUE_FILE_EMPTY' }));
  };
  return { delivery, deliver };
};
