import '@qoa/design/tokens.css';
import './shell.css';
import { errorText, phoneSale, phoneScan } from '@qoa/messages';
import { enrolmentUrl } from '@qoa/shared/codes';
import type { EnrolmentCode } from '@qoa/shared/ids';
import { blankPaper, ean13, feedHeight, feedWidth, frameOf, qrOf, type PrintedSymbol } from '@qoa/testkit/camera';
import { assert } from '@qoa/shared/result';
import { encode } from 'uqr';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { browserScanWorld, createScanKit, NoDecoderLeft } from '../features/scan/index.ts';
import { fakeMedia, type FakeGifts, type FakeMedia } from '../features/scan/fake-media.ts';
import { EnrolScreen } from '../features/enrol/index.ts';
import { SaleScreen } from '../features/sale/index.ts';
import { testProduct, testScreen, type TestWorld } from './open-test-screen.tsx';
import { misfits, violations } from './test-eyes.ts';

const [sale, scan] = [phoneSale.es, phoneScan.es];
const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

const blind: TestWorld['scan'] = { decoder: async () => ({ name: 'memory', decode: async () => [], close: () => undefined }) };

const counterWith = async (gifts: FakeGifts): Promise<FakeMedia> => {
  const fake = fakeMedia(gifts);
  ends.push(fake.end);
  await render(testScreen(<SaleScreen />, { scan: { ...blind, media: fake.media } }));
  await expect.element(page.getByText(scan.aim)).toBeVisible();
  return fake;
};

describe('the camera’s tools', () => {
  test('the light goes on and out by one tap, and says which', async () => {
    const { settings } = await counterWith({ torch: true });
    await page.getByRole('button', { name: scan.torchOn }).click();
    await expect.element(page.getByRole('button', { name: scan.torchOff })).toHaveAttribute('aria-pressed', 'true');
    expect(settings()).toMatchObject({ torch: true, focusMode: 'continuous' });
    expect(await violations()).toEqual([]);
    expect(misfits()).toEqual([]);
    await page.getByRole('button', { name: scan.torchOff }).click();
    await expect.poll(settings).toMatchObject({ torch: false });
  });

  test.each([
    [{ min: 1, max: 8, step: 0.1 }, '5'],
    [{ min: 100, max: 400, step: 1 }, '400'],
  ])('the zoom of a camera that counts %j reaches as far as a hand is steady, and the light stays on', async (zoom, furthest) => {
    const { settings } = await counterWith({ torch: true, zoom });
    await page.getByRole('button', { name: scan.torchOn }).click();
    const slider = page.getByRole('slider', { name: scan.zoom });
    await expect.element(slider).toHaveValue(String(zoom.min));
    expect(slider.element().getAttribute('max')).toBe(furthest);
    await userEvent.fill(slider, furthest);
    await expect.poll(settings).toMatchObject({ zoom: Number(furthest), torch: true });
  });

  test('another camera is one tap away, and back; a phone without a light shows none', async () => {
    const { settings } = await counterWith({});
    await expect.element(page.getByRole('button', { name: scan.torchOn })).not.toBeInTheDocument();
    const other = page.getByRole('button', { name: scan.otherCamera });
    for (const lens of ['front', 'rear']) {
      await other.click();
      await expect.poll(settings).toMatchObject({ deviceId: lens });
    }
  });

  test('the browser’s own cameras: a picture, and the other one', async () => {
    await render(testScreen(<SaleScreen />, { scan: { ...blind, media: navigator.mediaDevices } }));
    await expect.element(page.getByText(scan.aim)).toBeVisible();
    const seen = (): string | undefined => streamOf()?.getVideoTracks()[0]?.getSettings().deviceId;
    const first = seen();
    await page.getByRole('button', { name: scan.otherCamera }).click();
    await expect.poll(seen).not.toBe(first);
    await expect.element(page.getByText(scan.aim)).toBeVisible();
  });
});

const streamOf = (): MediaStream | null => {
  const video = document.querySelector('video');
  return video?.srcObject instanceof MediaStream ? video.srcObject : null;
};

/** A photo of a symbol, as a phone would hand it over. */
const photoOf = async (symbol: PrintedSymbol, type = 'image/jpeg'): Promise<File> => {
  const grey = frameOf({ symbol, seconds: 1, breadth: 0.7, degrees: 4, blur: 0, noise: 0 }, feedWidth, feedHeight, () => 0.5);
  const canvas = new OffscreenCanvas(feedWidth, feedHeight);
  const brush = canvas.getContext('2d');
  assert(brush !== null, 'a canvas can be drawn on');
  brush.putImageData(new ImageData(Uint8ClampedArray.from([...grey].flatMap((light) => [light, light, light, 255])), feedWidth, feedHeight), 0, 0);
  return new File([await canvas.convertToBlob({ type })], 'foto.jpg', { type });
};

describe('a photo instead of the camera', () => {
  const withReader = async (): Promise<void> => {
    await render(testScreen(<SaleScreen />, { scan: { decoder: createScanKit(browserScanWorld()).decoder } }));
  };
  const pick = (photo: File): Promise<void> => userEvent.upload(page.getByLabelText(scan.photo).last(), photo);

  test('of a product is read by the real decoder, and the sale has it', async () => {
    await withReader();
    await pick(await photoOf(ean13(testProduct.gtin.slice(1))));
    await expect.element(page.getByRole('textbox', { name: sale.quantityOf(testProduct.name) })).toHaveValue('1');
  });

  test('of an enrolment code’s QR makes the phone the store’s; of a product it says what to look for', async () => {
    const [onEnrolled, code] = [vi.fn(), 'ABCDEFGH1Y' as EnrolmentCode];
    await render(testScreen(<EnrolScreen onLocale={() => undefined} onEnrolled={onEnrolled} />, { enrolled: false, scan: { decoder: createScanKit(browserScanWorld()).decoder } }));
    await pick(await photoOf(ean13(testProduct.gtin.slice(1))));
    await expect.element(page.getByText(scan.notEnrolment)).toBeVisible();
    expect(onEnrolled).not.toHaveBeenCalled();
    await pick(await photoOf(qrOf(encode(enrolmentUrl('https://qoa.example', code), { border: 0 }).data)));
    await expect.poll(() => onEnrolled.mock.calls.length).toBe(1);
  });

  test('without a symbol, or that is no picture, says so; the next one is read', async () => {
    await withReader();
    await pick(await photoOf(blankPaper));
    await expect.element(page.getByText(scan.photoNothing)).toBeVisible();
    await pick(new File(['no es una foto'], 'nota.jpg', { type: 'image/jpeg' }));
    await expect.element(page.getByText(scan.photoNothing)).toBeVisible();
    await pick(await photoOf(ean13(testProduct.gtin.slice(1)), 'image/png'));
    await expect.element(page.getByRole('listitem')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('that no decoder could look at does not say that it has no code', async () => {
    await render(testScreen(<SaleScreen />, { scan: { decoder: () => Promise.reject(new NoDecoderLeft()) } }));
    await pick(await photoOf(ean13(testProduct.gtin.slice(1))));
    await expect.element(page.getByText(errorText('DECODER_UNAVAILABLE', {}, 'es').join(' '))).toBeVisible();
    await expect.element(page.getByText(scan.photoNothing)).not.toBeInTheDocument();
  });
});
