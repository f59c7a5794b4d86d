import { describe, expect, onTestFinished, test } from 'vitest';

/** The part of an open camera that its contract looks at. */
export interface ContractedCamera {
  readonly stream: MediaStream;
  readonly hasTorch: boolean;
  readonly zoom: { readonly min: number; readonly max: number; readonly now: number } | null;
  readonly deviceId: string | null;
  readonly deviceIds: readonly string[];
  readonly setTorch: (lit: boolean) => Promise<void>;
  readonly setZoom: (factor: number) => Promise<void>;
  readonly onLost: (listener: () => void) => void;
  readonly close: () => void;
}

/** What the cameras under the contract can do: every one of them has two lenses and focuses by itself. */
export interface CameraGifts {
  readonly torch: boolean;
  readonly zoom: boolean;
}

/** What every camera promises on devices with two lenses. Runs where cameras exist: in a browser. */
export const cameraContract = (name: string, open: (chosen: string | null) => Promise<ContractedCamera>, gifts: CameraGifts): void => {
  const opened = async (chosen: string | null = null): Promise<ContractedCamera> => {
    const camera = await open(chosen);
    onTestFinished(() => camera.close());
    return camera;
  };

  describe(`camera contract: ${name}`, () => {
    test('shows a moving picture that is wide enough for a barcode', async () => {
      const { stream } = await opened();
      const video = document.createElement('video');
      Object.assign(video, { muted: true, srcObject: stream });
      await video.play();
      expect(video.videoWidth).toBeGreaterThanOrEqual(640);
      expect(trackOf(stream).readyState).toBe('live');
    });

    test('is asked to focus by itself from the start', async () => {
      const { stream } = await opened();
      expect(wantedOf(stream)).toMatchObject({ focusMode: 'continuous' });
    });

    test('names itself among the cameras, and another is opened by its name', async () => {
      const first = await opened();
      expect(first.deviceIds).toContain(first.deviceId);
      const other = first.deviceIds.find((id) => id !== first.deviceId) ?? null;
      first.close();
      const second = await opened(other);
      expect(second.deviceId).toBe(other);
      expect(second.deviceIds).toEqual(first.deviceIds);
    });

    test('one that was chosen and is gone gives way to one that is there', async () => {
      expect((await opened('0'.repeat(64))).deviceIds).not.toContain('0'.repeat(64));
    });

    test('says what it can do, and does it: light and zoom leave each other and the focus alone', async () => {
      const { stream, hasTorch, zoom, setTorch, setZoom } = await opened();
      expect([hasTorch, zoom !== null]).toEqual([gifts.torch, gifts.zoom]);
      if (hasTorch) await setTorch(true);
      if (zoom !== null) {
        expect(zoom.now).toBeGreaterThanOrEqual(zoom.min);
        await setZoom(zoom.max);
      }
      expect(wantedOf(stream)).toMatchObject({ focusMode: 'continuous' });
      expect(settingsOf(stream)).toMatchObject({ ...(hasTorch ? { torch: true } : {}), ...(zoom === null ? {} : { zoom: zoom.max }) });
      if (hasTorch) await setTorch(false);
      expect(wantedOf(stream)).toMatchObject({ focusMode: 'continuous' });
      expect(settingsOf(stream)).toMatchObject({ ...(hasTorch ? { torch: false } : {}), ...(zoom === null ? {} : { zoom: zoom.max }) });
    });

    test('tells once that its picture was taken away, and nothing when it is closed', async () => {
      const told: string[] = [];
      const lost = await opened();
      lost.onLost(() => told.push('lost'));
      trackOf(lost.stream).dispatchEvent(new Event('ended'));
      trackOf(lost.stream).dispatchEvent(new Event('ended'));
      const closed = await opened();
      closed.onLost(() => told.push('closed'));
      closed.close();
      closed.close();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(told).toEqual(['lost']);
      expect(trackOf(closed.stream).readyState).toBe('ended');
    });
  });
};

const trackOf = (stream: MediaStream): MediaStreamTrack => {
  const [track] = stream.getVideoTracks();
  if (track === undefined) throw new Error('a camera has a picture');
  return track;
};

const settingsOf = (stream: MediaStream): object => trackOf(stream).getSettings();

/** What the track was last asked for. Chromium's own fake camera says that it focuses, and never does: so the settings would not tell. */
const wantedOf = (stream: MediaStream): object => Object.assign({}, ...(trackOf(stream).getConstraints().advanced ?? []));
