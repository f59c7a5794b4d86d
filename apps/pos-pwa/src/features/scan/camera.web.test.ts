import { cameraContract } from '@qoa/testkit/contracts';
import { assert } from '@qoa/shared/result';
import { afterEach, describe, expect, test } from 'vitest';
import { openCamera, type Camera } from './camera.ts';
import { fakeMedia, type FakeGifts } from './fake-media.ts';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

const opened = async (media: MediaDevices, chosen: string | null): Promise<Camera> => {
  const camera = await openCamera(media, chosen);
  assert(camera.ok, 'the test has a camera');
  return camera.value;
};

const withGifts = (gifts: FakeGifts): MediaDevices => {
  const { media, end } = fakeMedia(gifts);
  ends.push(end);
  return media;
};

cameraContract('the browser’s own', (chosen) => opened(navigator.mediaDevices, chosen), { torch: false, zoom: false });
cameraContract('a plain one, made up', (chosen) => opened(withGifts({}), chosen), { torch: false, zoom: false });
cameraContract('one with a light and a zoom, made up', (chosen) => opened(withGifts({ torch: true, zoom: { min: 1, max: 8, step: 0.1 } }), chosen), { torch: true, zoom: true });

describe('opening a camera', () => {
  test.each([
    ['NotAllowedError', 'CAMERA_DENIED'],
    ['SecurityError', 'CAMERA_ABSENT'],
    ['NotFoundError', 'CAMERA_ABSENT'],
    ['NotReadableError', 'CAMERA_LOST'],
  ])('%s is told as %s', async (name, problem) => {
    const refusing = Object.assign(Object.create(EventTarget.prototype), { getUserMedia: () => Promise.reject(new DOMException('', name)) });
    expect(await openCamera(refusing, null)).toEqual({ ok: false, error: problem });
  });

  test('a lens that does not move is no zoom, and a light that fails is not remembered as lit', async () => {
    const media = withGifts({ torch: true, zoom: { min: 1, max: 1, step: 0 } });
    const camera = await opened(media, null);
    expect(camera.zoom).toBeNull();
    const [track] = camera.stream.getVideoTracks();
    const asked: MediaTrackConstraints[] = [];
    const refuse = async (constraints: MediaTrackConstraints): Promise<void> => {
      asked.push(constraints);
      throw new DOMException('', 'OperationError');
    };
    Object.assign(track ?? {}, { applyConstraints: refuse });
    await expect(camera.setTorch(true)).rejects.toThrow();
    await expect(camera.setZoom(2)).rejects.toThrow();
    expect(asked.at(-1)).toEqual({ advanced: [{ focusMode: 'continuous', zoom: 2 }] });
    camera.close();
  });
});
