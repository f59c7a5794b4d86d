import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cameraFeed, ean13, feedHeight, feedWidth, frameOf } from '@qoa/testkit/camera';
import { freePort, launchChromium } from '@qoa/testkit/harness';

const folder = mkdtempSync(join(tmpdir(), 'qoa-feed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a written feed is what the page’s camera sees', async () => {
  const shot = { symbol: ean13('7501055300075'), seconds: 1, breadth: 0.8, degrees: 0, blur: 0, noise: 0 };
  const fakeVideo = join(folder, 'feed.y4m');
  writeFileSync(fakeVideo, cameraFeed([shot]));
  const port = await freePort();
  const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<video></video>')).listen(port, '127.0.0.1');
  const browser = await launchChromium({ fakeVideo });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    const seen = await page.evaluate(middleRow);
    const middle = feedWidth * Math.floor(feedHeight / 2);
    const drawn = frameOf(shot, feedWidth, feedHeight, () => 0.5).subarray(middle, middle + feedWidth);
    const wrong = seen.filter((grey, x) => Math.abs(grey - (drawn[x] ?? 0)) > 60).length;
    expect(seen).toHaveLength(feedWidth);
    expect(wrong).toBeLessThan(20);
  } finally {
    await browser.close();
    server.close();
  }
});

/** Runs in the page: the greys of the row in the middle of a camera frame. */
const middleRow = async (): Promise<readonly number[]> => {
  const video = document.querySelector('video') as HTMLVideoElement;
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
  await video.play();
  await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(video, 0, 0);
  const { data } = context.getImageData(0, Math.floor(video.videoHeight / 2), video.videoWidth, 1);
  return [...data].filter((_, index) => index % 4 === 0);
};
