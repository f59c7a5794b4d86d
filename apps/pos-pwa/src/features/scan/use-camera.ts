import { type Dispatch, type RefObject, type SetStateAction, useCallback, useEffect, useRef, useState } from 'react';
import { openCamera, type Camera, type CameraProblem } from './camera.ts';
import type { RawReading } from './decoder.ts';
import { startPump } from './frame-pump.ts';
import type { ScanKit } from './scan-kit.ts';

/** What the camera's place on screen shows: the picture, or why there is none. */
export type CameraFace = 'opening' | 'watching' | 'DECODER_UNAVAILABLE' | CameraProblem;

/** The camera as a screen holds it. */
export interface HeldCamera {
  readonly face: CameraFace;
  readonly video: RefObject<HTMLVideoElement | null>;
  /** Null until it is open. */
  readonly camera: Camera | null;
  readonly retry: () => void;
  readonly choose: (deviceId: string) => void;
}

/**
 * Keeps one camera open while its screen is shown, and reads it. It is closed while the page is hidden, so that it neither drains the
 * battery nor watches unseen, and opens by itself when the page is back.
 */
export const useCamera = (kit: ScanKit, onFrame: (readings: readonly RawReading[]) => void): HeldCamera => {
  const video = useRef<HTMLVideoElement>(null);
  const [face, setFace] = useState<CameraFace>('opening');
  const [camera, setCamera] = useState<Camera | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((n) => n + 1), []);

  useEffect(() => {
    if (document.hidden) return;
    let left = false;
    let close = (): void => undefined;
    const show = (next: CameraFace): void => {
      if (!left) setFace(next);
    };
    show('opening');
    openCamera(kit.media, chosen).then((opened) => {
      if (!opened.ok) return show(opened.error);
      close = opened.value.close;
      if (left) return close();
      opened.value.onLost(() => show('CAMERA_LOST'));
      setCamera(opened.value);
    }, reportError);
    return () => {
      left = true;
      close();
      setCamera(null);
    };
  }, [kit, chosen, attempt]);

  useEffect(() => {
    const onVisibility = (): void => (document.hidden ? camera?.close() : retry());
    document.addEventListener('visibilitychange', onVisibility);
    return () => document.removeEventListener('visibilitychange', onVisibility);
  }, [camera, retry]);

  useReading(kit, video, camera, onFrame, setFace);
  return { face, video, camera, retry, choose: setChosen };
};

const useReading = (
  kit: ScanKit,
  video: RefObject<HTMLVideoElement | null>,
  camera: Camera | null,
  onFrame: (readings: readonly RawReading[]) => void,
  setFace: Dispatch<SetStateAction<CameraFace>>,
): void => {
  const latest = useRef(onFrame);
  useEffect(() => {
    latest.current = onFrame;
  }, [onFrame]);

  useEffect(() => {
    const element = video.current;
    if (camera === null || element === null) return;
    let left = false;
    let stop = (): void => undefined;
    const broken = (): void => {
      if (!left) setFace('DECODER_UNAVAILABLE');
    };
    element.srcObject = camera.stream;
    element.play().then(
      // A decoder that failed meanwhile has the last word.
      () => setFace((face) => (face === 'opening' ? 'watching' : face)),
      // Taken out of the page before it began to play: whoever did so closes the camera.
      () => undefined,
    );
    kit.decoder().then((decoder) => {
      if (!left) stop = startPump(element, decoder, { onFrame: (readings) => latest.current(readings), onBroken: broken });
    }, broken);
    return () => {
      left = true;
      stop();
      element.srcObject = null;
    };
  }, [kit, video, camera, setFace]);
};
