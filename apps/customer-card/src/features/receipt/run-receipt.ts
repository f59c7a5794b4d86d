import { receiptBytes } from '@qoa/shared/carry';
import type { CardTransport } from '../../platform/card-transport.ts';
import { afterTry, type ReceiptPage, waitBefore } from './receipt-step.ts';

export interface ReceiptParts {
  readonly transport: Pick<CardTransport, 'carry'>;
  readonly chance: () => number;
  /** Calls `act` later; the answered function calls it off. */
  readonly wait: (ms: number, act: () => void) => () => void;
  readonly show: (page: ReceiptPage) => void;
}

/** Delivers the receipt in the fragment, as often as needed; answers a function that tries at once when it waits. */
export const runReceipt = ({ transport, chance, wait, show }: ReceiptParts, fragment: string): (() => void) => {
  let callOff: (() => void) | null = null;
  const send = async (tries: number): Promise<void> => {
    callOff = null;
    show({ state: 'sending', tries });
    const page = afterTry(tries, await transport.carry(fragment));
    show(page);
    if (page.state !== 'waiting') return;
    const cancel = wait(waitBefore(tries, chance()), () => void send(tries + 1));
    callOff = () => {
      cancel();
      void send(tries + 1);
    };
  };
  const bytes = receiptBytes(fragment);
  if (bytes.ok) void send(1);
  else show({ state: 'lost', code: bytes.error });
  return () => callOff?.();
};
