import { err, ok, type Result } from '@qoa/shared/result';

/** Why there is no picture, by the catalogue's code: its words say what happened, and what to do meanwhile. */
export type CameraProblem = 'CAMERA_DENIED' | 'CAMERA_ABSENT' | 'CAMERA_LOST';

/** How far a camera zooms. */
export interface ZoomRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** A lens that zooms, and how far it does already. */
export interface Zoom extends ZoomRange {
  readonly now: number;
}

/** One open camera, with what its track says it can do. */
export interface Camera {
  readonly stream: MediaStream;
  readonly hasTorch: boolean;
  /** Null where the camera does not zoom. */
  readonly zoom: Zoom | null;
  readonly deviceId: string | null;
  /** Cameras to choose from, this one among them. */
  readonly deviceIds: readonly string[];
  readonly setTorch: (lit: boolean) => Promise<void>;
  readonly setZoom: (factor: number) => Promise<void>;
  /** Called once when the picture ends without `close`: unplugged, taken by another app, permission withdrawn. */
  readonly onLost: (listener: () => void) => void;
  readonly close: () => void;
}

interface LitCapabilities extends MediaTrackCapabilities {
  readonly torch?: boolean;
  readonly zoom?: ZoomRange;
  readonly focusMode?: readonly string[];
}

interface LitConstraints extends MediaTrackConstraintSet {
  readonly torch?: boolean;
  readonly zoom?: number;
  readonly focusMode?: string;
}

/**
 * Opens the camera that looks away from the person, or the one that was chosen. Frames are asked for at 1280x720: EAN bars are lost
 * under 640 pixels. Errors: CAMERA_ABSENT also where the page may not ask, CAMERA_DENIED, CAMERA_LOST where another app has it.
 */
export const openCamera = async (media: MediaDevices | undefined, chosen: string | null): Promise<Result<Camera, CameraProblem>> => {
  if (media?.getUserMedia === undefined) return err('CAMERA_ABSENT');
  const which: MediaTrackConstraints = chosen === null ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: chosen } };
  try {
    const stream = await media.getUserMedia({ audio: false, video: { ...which, width: { ideal: 1280 }, height: { ideal: 720 } } });
    return ok(await cameraOf(stream, media));
  } catch (error) {
    return chosen === null ? err(problemOf(error)) : openCamera(media, null);
  }
};

const cameraOf = async (stream: MediaStream, media: MediaDevices): Promise<Camera> => {
  const [track] = stream.getVideoTracks();
  const can: LitCapabilities = track?.getCapabilities?.() ?? {};
  // Constraints replace the earlier ones, so everything that was asked for is asked again: else the zoom puts the light out.
  let granted: LitConstraints = {};
  const ask = async (more: LitConstraints): Promise<void> => {
    const wanted = { ...granted, ...more };
    await track?.applyConstraints({ advanced: [wanted] });
    granted = wanted;
  };
  if (can.focusMode?.includes('continuous') === true) await ask({ focusMode: 'continuous' }).catch(reportError); // It reads without, less sharply.
  const devices = await media.enumerateDevices().catch((): readonly MediaDeviceInfo[] => []);
  return {
    stream,
    hasTorch: can.torch === true,
    zoom: can.zoom !== undefined && can.zoom.max > can.zoom.min ? { min: can.zoom.min, max: can.zoom.max, step: can.zoom.step, now: zoomOf(track) ?? can.zoom.min } : null,
    deviceId: track?.getSettings().deviceId ?? null,
    deviceIds: devices.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '').map(({ deviceId }) => deviceId),
    setTorch: (torch) => ask({ torch }),
    setZoom: (zoom) => ask({ zoom }),
    onLost: (listener) => track?.addEventListener('ended', listener, { once: true }),
    close: () => stream.getTracks().forEach((each) => each.stop()),
  };
};

const zoomOf = (track: MediaStreamTrack | undefined): number | undefined => {
  const settings: (MediaTrackSettings & { readonly zoom?: number }) | undefined = track?.getSettings();
  return settings?.zoom;
};

/** Source: Media Capture and Streams, 10.2 (getUserMedia); Safari says NotAllowedError where the page may not ask at all. */
const problemOf = (error: unknown): CameraProblem => {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return 'CAMERA_DENIED';
  return ['SecurityError', 'NotFoundError', 'OverconstrainedError'].includes(name) ? 'CAMERA_ABSENT' : 'CAMERA_LOST';
};
