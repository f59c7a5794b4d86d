/** What a made-up phone's cameras can do. */
export interface FakeGifts {
  readonly torch?: boolean;
  readonly zoom?: { readonly min: number; readonly max: number; readonly step: number };
}

interface LitSettings {
  readonly torch: boolean;
  readonly zoom: number;
  readonly focusMode: string;
}

/** Media devices of a phone with two cameras, drawn on canvases, for what no desktop browser has: a light and a lens that zooms. */
export interface FakeMedia {
  readonly media: MediaDevices;
  /** The settings of the track that was opened last. */
  readonly settings: () => MediaTrackSettings & Partial<LitSettings>;
  /** Stops the pictures. */
  readonly end: () => void;
}

const lenses = ['rear', 'front'] as const;

/** Opens made-up cameras. As the standard says (Media Capture and Streams, 4.3.8), constraints replace the earlier ones: what they no longer name goes back to its rest. */
export const fakeMedia = ({ torch = false, zoom }: FakeGifts): FakeMedia => {
  const timers: ReturnType<typeof setInterval>[] = [];
  let last: MediaStreamTrack | undefined;
  const getUserMedia = async (constraints?: MediaStreamConstraints): Promise<MediaStream> => {
    const lens = lensOf(constraints);
    const { stream, timer } = film();
    timers.push(timer);
    const [track] = stream.getVideoTracks();
    if (track === undefined) throw new DOMException('', 'NotReadableError');
    last = equipped(track, lens, { torch, ...(zoom === undefined ? {} : { zoom }) });
    return stream;
  };
  const devices = lenses.map((deviceId) => ({ kind: 'videoinput', deviceId, label: deviceId, groupId: '' }));
  // A browser makes its own MediaDevices; these are the two of its methods that a camera is opened with.
  const media = Object.assign(Object.create(EventTarget.prototype), { getUserMedia, enumerateDevices: async () => devices });
  return { media, settings: () => last?.getSettings() ?? {}, end: () => timers.forEach(clearInterval) };
};

const lensOf = (constraints: MediaStreamConstraints | undefined): string => {
  const { video } = constraints ?? {};
  const wanted = typeof video === 'object' && typeof video.deviceId === 'object' && 'exact' in video.deviceId ? video.deviceId.exact : 'rear';
  const lens = lenses.find((each) => each === wanted);
  if (lens === undefined) throw new DOMException('', 'OverconstrainedError');
  return lens;
};

const film = (): { readonly stream: MediaStream; readonly timer: ReturnType<typeof setInterval> } => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
  const brush = canvas.getContext('2d');
  const timer = setInterval(() => brush?.fillRect(0, 0, Math.random() * canvas.width, canvas.height), 30);
  return { stream: canvas.captureStream(20), timer };
};

const equipped = (track: MediaStreamTrack, deviceId: string, { torch, zoom }: FakeGifts): MediaStreamTrack => {
  const rest: LitSettings = { torch: false, zoom: zoom?.min ?? 1, focusMode: 'manual' };
  let now = rest;
  let asked: MediaTrackConstraints = {};
  return Object.assign(track, {
    getCapabilities: () => ({ focusMode: ['manual', 'continuous'], ...(torch === true ? { torch } : {}), ...(zoom === undefined ? {} : { zoom }) }),
    getSettings: () => ({ deviceId, width: 1280, height: 720, focusMode: now.focusMode, ...(torch === true ? { torch: now.torch } : {}), ...(zoom === undefined ? {} : { zoom: now.zoom }) }),
    getConstraints: () => asked,
    applyConstraints: async (constraints: MediaTrackConstraints = {}) => {
      asked = constraints;
      now = Object.assign({}, rest, ...(constraints.advanced ?? []));
    },
  });
};
