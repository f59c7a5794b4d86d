import { receiptEnvelopes } from '@qoa/shared/carry';
import type { CardTransport } from '../../platform/card-transport.ts';
import { afterTry, type ReceiptPage, waitBefore } from './receipt-step.ts';

export interface ReceiptParts {
  readonly transport: Pick<CardTransport, 'carry'>;
  readonly chance: () => number;
  /** Calls `act` later; the answered function calls it off. */
  readonly wait: (ms: number, act: () => void) => () => void;
  readonly show: (page: ReceiptPage) => void;
}

/** Delivers every envelope of the receipt in the fragment, as often as needed; answers a function that tries at once when it waits. */
export const runReceipt = ({ transport, chance, wait, show }: ReceiptParts, fragment: string): (() => void) => {
  let callOff: (() => void) | null = null;
  const send = async (envelopes: readonly string[], tries: number): Promise<void> => {
    callOff = null;
    show({ state: 'sending', tries });
    const page = await deliver(transport, envelopes, tries);
    show(page);
    if (page.state !== 'waiting') return;
    const cancel = wait(waitBefore(tries, chance()), () => void send(envelopes, tries + 1));
    callOff = () => {
      cancel();
      void send(envelopes, tries + 1);
    };
  };
  const envelopes = receiptEnvelopes(fragment);
  if (envelopes.ok) void send(envelopes.value, 1);
  else show({ state: 'lost', code: envelopes.error });
  return () => callOff?.();
};

/** One after the other: a repeat of what was received changes nothing. */
const deliver = async (transport: ReceiptParts['transport'], envelopes: readonly string[], tries: number): Promise<ReceiptPage> => {
  let page: ReceiptPage = { state: 'received' };
  for (const envelope of envelopes) {
    page = afterTry(tries, await transport.carry(envelope));
    if (page.state !== 'received') break;
  }
  return page;
};
