import { readRescueText } from '@qoa/shared/carry';
import { useState } from 'react';
import { reportDefect } from '../../platform/report-defect.ts';
import { useDesk } from '../sync/index.ts';
import { type Delivered, deliver } from './deliver.ts';

export type Delivery =
  | { readonly state: 'idle' }
  | { readonly state: 'delivering'; readonly done: number; readonly all: number }
  | { readonly state: 'delivered'; readonly counts: Delivered }
  | { readonly state: 'failed'; readonly code: string };

/** Reads a chosen rescue file and delivers what is in it. */
export const useDelivery = (): { readonly delivery: Delivery; readonly deliver: (file: Blob) => void } => {
  const desk = useDesk();
  const [delivery, setDelivery] = useState<Delivery>({ state: 'idle' });
  const run = async (file: Blob): Promise<Delivery> => {
    const text = await file.text().catch(() => null); // Moved or taken away since it was chosen.
    const { damaged, ...content } = readRescueText(text ?? '');
    const { envelopes } = content;
    if (envelopes.length === 0) return { state: 'failed', code: 'RESCUE_FILE_EMPTY' };
    const all = envelopes.length;
    setDelivery({ state: 'delivering', done: 0, all });
    const delivered = await deliver(desk, content, (done) => setDelivery({ state: 'delivering', done, all }));
    if (!delivered.ok) return { state: 'failed', code: delivered.error.code };
    return { state: 'delivered', counts: { ...delivered.value, unreadable: delivered.value.unreadable + damaged } };
  };
  const deliverFile = (file: Blob): void => {
    run(file).then(setDelivery, (cause: unknown) => {
      reportDefect(cause);
      setDelivery({ state: 'failed', code: 'DEFECT' });
    });
  };
  return { delivery, deliver: deliverFile };
};
