import '@qoa/design/tokens.css';
import './shell.css';
import { common, errorText, phoneIdentity, phoneSale, phoneScan, phoneStatus, previewWhy } from '@qoa/messages';
import type { EnrolmentId, EventHash } from '@qoa/shared/ids';
import { err } from '@qoa/shared/result';
import { describe, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { EnrolScreen } from '../features/enrol/index.ts';
import { HistoryScreen } from '../features/history/index.ts';
import { memoryOutbox, type Outbox } from '../features/outbox/index.ts';
import type { ListedEvent, ListedState } from '../features/replica/index.ts';
import type { RawReading } from '../features/scan/index.ts';
import { SaleScreen } from '../features/sale/index.ts';
import { SyncBanner } from '../features/status/index.ts';
import { TabBar } from './tab-bar.tsx';
import { testCard, testProduct, testScreen, type TestWorld } from './open-test-screen.tsx';
import { misfits, tick, type, violations } from './test-eyes.ts';

const { StatusScreen } = await import('../features/status/status-screen.tsx');

const [sale, scan, status] = [phoneSale.es, phoneScan.es, phoneStatus.es];
const saveName = new RegExp(sale.save);
const ean = testProduct.gtin.slice(1);

const counter = (
  <>
    <SyncBanner />
    <SaleScreen />
    <TabBar />
  </>
);

describe('the counter', () => {
  test('a sale typed by hand: card, product, preview, saved', async () => {
    const outbox = memoryOutbox(() => Date.now());
    await render(testScreen(counter, { outbox }));
    await type('card', testCard.toLowerCase());
    await expect.element(page.getByText(sale.cardEnding('BADY'))).toBeVisible();
    await type('product', ean);
    await expect.element(page.getByText(sale.preview(common.es.stamps(1)))).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: saveName }).click();
    await expect.element(page.getByText(sale.saved, { exact: true })).toBeVisible();
    expect(await outbox.holdings()).toMatchObject([{ nextSeq: 2, queued: 1 }]);
    expect(await violations()).toEqual([]);
  });

  test('law once: two taps on save save one sale', async () => {
    const outbox = memoryOutbox(() => Date.now());
    const slow: Outbox = { ...outbox, append: async (...sealed) => tick().then(() => outbox.append(...sealed)) };
    await render(testScreen(counter, { outbox: slow }));
    await type('product', ean);
    await page.getByRole('button', { name: saveName }).dblClick();
    await expect.element(page.getByText(sale.saved, { exact: true })).toBeVisible();
    expect(await outbox.holdings()).toMatchObject([{ queued: 1 }]);
  });

  test('law kept: with storage full the sale stays on screen and says what to do, and saves once there is room', async () => {
    const outbox = memoryOutbox(() => Date.now());
    let full = true;
    const filled: Outbox = { ...outbox, append: async (...sealed) => (full ? err({ code: 'STORAGE_FULL', cause: 'QuotaExceededError' }) : outbox.append(...sealed)) };
    await render(testScreen(counter, { outbox: filled }));
    await type('product', ean);
    await page.getByRole('button', { name: saveName }).click();
    await expect.element(page.getByRole('alert').filter({ hasText: errorText('STORAGE_FULL', {}, 'es')[0] })).toBeVisible();
    await expect.element(page.getByRole('listitem')).toBeVisible();
    full = false;
    await page.getByRole('button', { name: saveName }).click();
    await expect.element(page.getByText(sale.saved, { exact: true })).toBeVisible();
  });

  test('a sale being made survives a reload', async () => {
    const outbox = memoryOutbox(() => Date.now());
    const first = await render(testScreen(counter, { outbox }));
    await type('product', ean);
    await expect.element(page.getByRole('listitem')).toBeVisible();
    await expect.poll(() => outbox.draft()).not.toBeNull();
    await first.unmount();
    await render(testScreen(counter, { outbox }));
    await expect.element(page.getByText(testProduct.name)).toBeVisible();
  });

  test('an unknown product is kept and shown as such; a wrong check digit is said; removing can be undone', async () => {
    await render(testScreen(counter));
    await type('product', '5030159003930');
    await expect.element(page.getByText(common.es.unknownProduct).first()).toBeVisible();
    await page.getByRole('button', { name: sale.remove(sale.unknownCode('5030159003930')) }).click();
    await expect.element(page.getByRole('listitem')).not.toBeInTheDocument();
    await page.getByRole('button', { name: sale.undo }).click();
    await expect.element(page.getByRole('listitem')).toBeVisible();
    await page.getByRole('button', { name: scan.type }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('7501055300074');
    await expect.element(page.getByText(scan.typedWrongProduct)).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('nothing to save says what is missing', async () => {
    await render(testScreen(counter));
    await page.getByRole('button', { name: saveName }).click();
    await expect.element(page.getByText(errorText('SALE_EMPTY', {}, 'es')[0])).toBeVisible();
  });

  test('the whole loop by keyboard alone', async () => {
    await render(testScreen(counter));
    const typeButton = page.getByRole('button', { name: scan.type });
    for (let i = 0; i < 12 && document.activeElement !== typeButton.element(); i++) await userEvent.keyboard('{Tab}');
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard(`${ean}{Enter}`);
    await expect.element(page.getByRole('listitem')).toBeVisible();
    const saveButton = page.getByRole('button', { name: saveName });
    for (let i = 0; i < 20 && document.activeElement !== saveButton.element(); i++) await userEvent.keyboard('{Tab}');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(sale.saved, { exact: true })).toBeVisible();
  });
});

describe('a camera that gives no picture says why and what to do', () => {
  const refusing = (name: string): TestWorld => ({ scan: { media: { getUserMedia: () => Promise.reject(new DOMException('', name)) } as unknown as MediaDevices } });
  test.each([
    ['NotAllowedError', errorText('CAMERA_DENIED', {}, 'es')[0]],
    ['NotFoundError', errorText('CAMERA_ABSENT', {}, 'es')[0]],
    ['NotReadableError', errorText('CAMERA_LOST', {}, 'es')[0]],
    ['SecurityError', errorText('CAMERA_ABSENT', {}, 'es')[0]],
  ])('%s', async (name, title) => {
    await render(testScreen(counter, refusing(name)));
    await expect.element(page.getByText(title)).toBeVisible();
    expect(await violations()).toEqual([]);
    expect(misfits()).toEqual([]);
  });

  test('a page that may not ask', async () => {
    await render(testScreen(counter));
    await expect.element(page.getByText(errorText('CAMERA_ABSENT', {}, 'es')[0])).toBeVisible();
  });
});

/** A camera whose picture is a canvas, and a decoder that reads what the test says. */
const filmed = (readings: () => readonly RawReading[]): { readonly world: TestWorld; readonly lose: () => void } => {
  const canvas = document.createElement('canvas');
  const brush = canvas.getContext('2d');
  const timer = setInterval(() => brush?.fillRect(0, 0, Math.random() * canvas.width, canvas.height), 30);
  onTestFinished(() => clearInterval(timer));
  let track: MediaStreamTrack | undefined;
  const getUserMedia = async (): Promise<MediaStream> => {
    const stream = canvas.captureStream(20);
    [track] = stream.getVideoTracks();
    return stream;
  };
  const decoder = { name: 'memory', decode: async () => readings(), close: () => undefined } as const;
  return {
    world: { scan: { media: { getUserMedia, enumerateDevices: async () => [] } as unknown as MediaDevices, decoder: async () => decoder } },
    lose: () => track?.dispatchEvent(new Event('ended')),
  };
};

describe('the camera', () => {
  const soda: RawReading = { symbology: 'ean_13', text: ean, corners: [] };

  test('a product held still counts once, and one more by a tap', async () => {
    const outbox = memoryOutbox(() => Date.now());
    let looks = 0;
    await render(testScreen(counter, { ...filmed(() => ((looks += 1), [soda])).world, outbox }));
    const quantity = page.getByRole('textbox', { name: sale.quantityOf(testProduct.name) });
    await expect.element(quantity).toHaveValue('1');
    const looked = looks;
    await expect.poll(() => looks - looked, { timeout: 10_000 }).toBeGreaterThan(20);
    await expect.element(quantity).toHaveValue('1');
    await page.getByRole('button', { name: `${scan.onePlus}, ${testProduct.name}` }).click();
    await expect.element(quantity).toHaveValue('2');
  });

  test('taken away in the middle of a sale: it says so, the sale stays, and it opens again', async () => {
    const { world, lose } = filmed(() => [soda]);
    await render(testScreen(counter, world));
    await expect.element(page.getByRole('listitem')).toBeVisible();
    lose();
    await expect.element(page.getByText(errorText('CAMERA_LOST', {}, 'es')[0])).toBeVisible();
    await expect.element(page.getByRole('listitem')).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: common.es.retry }).click();
    await expect.element(page.getByText(errorText('CAMERA_LOST', {}, 'es')[0])).not.toBeInTheDocument();
  });

  test('a code that is not ours is said, and counts for nothing', async () => {
    await render(testScreen(counter, filmed(() => [{ symbology: 'qr_code', text: 'https://example.com', corners: [] }]).world));
    await expect.element(page.getByText(errorText('NOT_OURS', {}, 'es').join(' '))).toBeVisible();
    await expect.element(page.getByText(sale.empty)).toBeVisible();
  });

  test('a decoder that does not load says so, and typing goes on', async () => {
    const { world } = filmed(() => []);
    await render(testScreen(counter, { scan: { ...world.scan, decoder: () => Promise.reject(new Error('no wasm')) } }));
    await expect.element(page.getByText(errorText('DECODER_UNAVAILABLE', {}, 'es')[0])).toBeVisible();
    await type('product', ean);
    await expect.element(page.getByRole('listitem')).toBeVisible();
  });
});

const event = (seq: number, state: ListedState, more: Partial<ListedEvent> = {}): ListedEvent => ({
  name: { enrolment: '00000000c0ffee00' as EnrolmentId, seq, hash: seq.toString(16).padStart(32, '0') as EventHash },
  own: true,
  atMs: Date.now() - seq * 60_000,
  card: testCard,
  lines: [{ product: { gtin: testProduct.gtin }, quantity: 1000, amountCents: null }],
  ticketCents: null,
  state,
  answer: null,
  claim: null,
  ...more,
});
const refused = { seq: 3, hash: '0'.repeat(32) as EventHash, judgedNo: 9, class: 'refused', code: 'LIMIT_REACHED', facts: { per: 'day', units: 6, used: 6 }, given: [] } as const;
const events = [event(1, 'queued'), event(2, 'held', { card: null }), event(4, 'accepted', { card: null, claim: { name: event(9, 'queued').name, card: testCard, state: 'queued', answer: null } }), event(3, 'refused', { answer: refused, own: false })];

describe('every screen is whole at 360 and at 320 pixels, and clean to axe', () => {
  const screens = {
    counter,
    history: <HistoryScreen />,
    status: <StatusScreen version="0.1.0" onLocale={() => undefined} />,
    enrol: <EnrolScreen onLocale={() => undefined} />,
    revoked: <EnrolScreen ended="revoked" onLocale={() => undefined} />,
    left: <EnrolScreen ended="left" onLocale={() => undefined} />,
    wiped: <EnrolScreen ended="wiped" onLocale={() => undefined} />,
  };
  test.each(Object.entries(screens))('%s', async (_, screen) => {
    for (const [width, height] of [[360, 640], [320, 568]] as const) {
      await page.viewport(width, height);
      const shown = await render(testScreen(screen, { events, truth: { queued: 2, oldestQueuedWallMs: Date.now() - 4_000_000, drawer: 1, storage: { usedBytes: 9e8, quotaBytes: 1e9, persisted: false }, trouble: { code: 'KEY_UNKNOWN' } } }));
      await tick();
      expect(misfits()).toEqual([]);
      expect(await violations()).toEqual([]);
      await shown.unmount();
    }
    await page.viewport(360, 640);
  });

  test('the list says of each sale how it stands, and why', async () => {
    await render(testScreen(<HistoryScreen />, { events }));
    for (const word of [sale.statePending, sale.stateHeld, sale.stateRefused, previewWhy(errorText('LIMIT_REACHED', refused.facts, 'es').join(' '), 'es')]) await expect.element(page.getByText(word).first()).toBeVisible();
  });
});

describe('what nobody but a person can mend', () => {
  test('a queue that does not move is told with the way to the rescue file', async () => {
    await render(testScreen(<StatusScreen version="0.1.0" onLocale={() => undefined} />, { truth: { queued: 2, oldestQueuedWallMs: Date.now(), trouble: { code: 'QUEUE_STALLED' } } }));
    await expect.element(page.getByRole('alert').getByText(errorText('QUEUE_STALLED', {}, 'es')[0])).toBeVisible();
    await expect.element(page.getByRole('link', { name: phoneIdentity.es.rescue })).toHaveAttribute('href', '/rescate');
    expect([await violations(), misfits()]).toEqual([[], []]);
  });

  test('law kept: storage that is blocked has a face above the sale, the sale stays on screen, and is saved once it works', async () => {
    const outbox = memoryOutbox(() => Date.now());
    let blocked = true;
    const held: Outbox = { ...outbox, append: async (...sealed) => (blocked ? err({ code: 'STORAGE_UNAVAILABLE', cause: 'TimeoutError' }) : outbox.append(...sealed)) };
    await render(testScreen(counter, { outbox: held, truth: { trouble: { code: 'STORAGE_UNAVAILABLE' } } }));
    await expect.element(page.getByRole('status').filter({ hasText: errorText('STORAGE_UNAVAILABLE', {}, 'es')[0] })).toBeVisible();
    await type('product', ean);
    await page.getByRole('button', { name: saveName }).click();
    await expect.element(page.getByRole('alert').getByText(errorText('STORAGE_UNAVAILABLE', {}, 'es')[0])).toBeVisible();
    await expect.element(page.getByRole('listitem')).toBeVisible();
    expect([await violations(), misfits()]).toEqual([[], []]);
    blocked = false;
    await page.getByRole('button', { name: saveName }).click();
    await expect.element(page.getByText(sale.saved, { exact: true })).toBeVisible();
  });
});

describe('enrolment', () => {
  test('a code of another kind, or one that ran out, says what to do', async () => {
    await render(testScreen(<EnrolScreen onLocale={() => undefined} />, { enrolled: false }));
    await page.getByRole('button', { name: scan.type }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('ABCDE12345');
    await page.getByRole('button', { name: scan.typeEnrolDone, exact: true }).click();
    await expect.element(page.getByText(scan.typedWrongEnrolment)).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('it greets and explains', async () => {
    await render(testScreen(<EnrolScreen onLocale={() => undefined} />, { enrolled: false }));
    await expect.element(page.getByRole('heading', { name: status.enrolTitle })).toBeVisible();
  });
});
