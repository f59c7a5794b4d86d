import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cameraFeed, type PrintedSymbol } from '@qoa/testkit/camera';
import { freePort } from '@qoa/testkit/harness';
import type { Browser, Locator } from 'playwright-core';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** What stands on a phone's screen, as a film for another phone's camera that is held over it, a little askew. */
export const filmOfScreen = async (folder: string, shown: Locator): Promise<string> => {
  const path = join(folder, `screen-${Date.now()}.y4m`);
  const symbol = await symbolOnScreen(shown);
  await writeFile(path, cameraFeed([{ symbol, seconds: 1, breadth: 0.68, degrees: 4, blur: 0.6, noise: 10 }]));
  return path;
};

/** A screenshot as dark and light points. */
const symbolOnScreen = async (shown: Locator): Promise<PrintedSymbol> => {
  const png = (await shown.screenshot()).toString('base64');
  const { size, dark } = await shown.page().evaluate(darkPoints, png);
  return { columns: size, rows: size, aspect: 1, isDark: (column, row) => dark[row * size + column] === '1' };
};

/** Runs in the page. */
const darkPoints = async (png: string): Promise<{ readonly size: number; readonly dark: string }> => {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const size = Math.min(bitmap.width, bitmap.height);
  const context = new OffscreenCanvas(size, size).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, size, size);
  let dark = '';
  for (let at = 0; at < data.length; at += 4) dark += (data[at] ?? 255) < 128 ? '1' : '0';
  return { size, dark };
};

/** The camera app of a customer's phone: looks until it reads a QR, and answers its text. `browser` has the film as its camera. */
export const readByCameraApp = async (browser: Browser): Promise<string> => {
  await prepareZXingModule({ overrides: { wasmBinary: await wasmOfReader() }, fireImmediately: true });
  const port = await freePort();
  const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<video></video>')).listen(port, '127.0.0.1');
  const page = await browser.newPage();
  try {
    await page.goto(`http://127.0.0.1:${port}/`);
    for (let look = 0; look < 20; look++) {
      const { width, height, pixels } = await page.evaluate(cameraFrame);
      const [read] = await readBarcodes({ data: Uint8ClampedArray.from(Buffer.from(pixels, 'base64')), width, height, colorSpace: 'srgb' } as ImageData, { formats: ['QRCode'], tryHarder: true });
      if (read?.isValid === true) return read.text;
    }
    throw new Error('the camera app read no QR');
  } finally {
    await page.close();
    server.close();
  }
};

/** The reader would else look for it on the open network. */
const wasmOfReader = async (): Promise<ArrayBuffer> => {
  const bytes = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  return Uint8Array.from(bytes).buffer;
};

/** Runs in the page: one frame of the camera. */
const cameraFrame = async (): Promise<{ readonly width: number; readonly height: number; readonly pixels: string }> => {
  const video = document.querySelector('video') as HTMLVideoElement;
  video.srcObject ??= await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
  await video.play();
  await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  const [width, height] = [video.videoWidth, video.videoHeight];
  const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(video, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  let text = '';
  for (let at = 0; at < data.length; at += 8192) text += String.fromCharCode(...data.subarray(at, at + 8192));
  return { width, height, pixels: btoa(text) };
};
