import type { Gtin } from '@qoa/shared/ids';
import { assert, err } from '@qoa/shared/result';
import { openWebDevice } from '../features/device/index.ts';
import { openDexieOutbox, OUTBOX_DATABASE_NAME } from '../features/outbox/index.ts';
import { browserClock } from '../platform/page-clock.ts';
import { createTabListeners } from '../platform/tab-listeners.ts';

/** What tests put into a page of the app: sells without a tap for each, sealed and saved by the app's own device and outbox, as another tab of the phone would. */
export const sellMany = async (count: number, gtin: Gtin): Promise<void> => {
  const clock = browserClock();
  const opened = await openDexieOutbox({ name: OUTBOX_DATABASE_NAME, now: clock.wallMs, listeners: createTabListeners('qoa-outbox') });
  assert(opened.ok, 'the phone has room');
  const away = async () => err({ code: 'NETWORK_AWAY', facts: {}, words: null, retryAfterMs: null });
  const device = await openWebDevice({ vault: opened.value.vault, http: { post: away }, clock, tabs: createTabListeners('qoa-device'), app: 'test' });
  for (let nth = 1; nth <= count; nth++) {
    const sealer = device.sealer({ actor: 0, card: null, cardTyped: false, lines: [{ product: { gtin }, quantity: 1_000, amountCents: null }], ticketCents: null, basis: null });
    assert(sealer !== null, 'the phone is enrolled');
    const saved = await opened.value.outbox.append(`many-${nth}`, sealer);
    assert(saved.ok, 'the sale is saved');
  }
};
