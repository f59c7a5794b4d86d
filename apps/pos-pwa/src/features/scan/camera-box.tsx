import { phoneScan } from '@qoa/messages';
import { useState, type ReactElement } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import type { Camera } from './camera.ts';
import { CameraTrouble } from './camera-trouble.tsx';
import type { HeldCamera } from './use-camera.ts';
import { useScanKit } from './use-scan-kit.ts';

interface CameraBoxProps {
  readonly held: HeldCamera;
  /** How many readings have counted: each lights the frame up once. */
  readonly hits: number;
  readonly hint: string;
  /** What was wrong with the last thing read. */
  readonly complaint: string | null;
  readonly children?: ReactElement | null | undefined;
}

/** The camera's place on screen: its picture with the tools on it, or the reason why there is none. */
export const CameraBox = ({ held, hits, hint, complaint, children }: CameraBoxProps): ReactElement => {
  const words = phoneScan[useLocale()];
  const { face, video, camera } = held;
  const seeing = face === 'watching';
  return (
    <div className="camera" data-face={face}>
      <video ref={video} className="camera-picture" muted playsInline aria-hidden="true" />
      {seeing && <div key={hits} className={hits > 0 ? 'camera-aim camera-hit' : 'camera-aim'} aria-hidden="true" />}
      {face === 'opening' && <p className="camera-hint">{words.starting}</p>}
      {face !== 'watching' && face !== 'opening' && <CameraTrouble face={face} onRetry={held.retry} />}
      {seeing && camera !== null && <CameraTools key={camera.stream.id} camera={camera} choose={held.choose} />}
      <div className={complaint === null ? 'camera-foot' : 'camera-foot complains'}>
        <p className={complaint === null ? 'camera-hint' : 'camera-complaint'} role="status">
          {complaint ?? (seeing ? hint : '')}
        </p>
        {seeing && children}
      </div>
    </div>
  );
};

const CameraTools = ({ camera, choose }: { readonly camera: Camera; readonly choose: (deviceId: string) => void }): ReactElement => {
  const words = phoneScan[useLocale()];
  const kit = useScanKit();
  const [lit, setLit] = useState(false);
  const [muted, setMuted] = useState(kit.isMuted());
  const { zoom, hasTorch, deviceId, deviceIds } = camera;
  const next = deviceIds[(deviceIds.indexOf(deviceId ?? '') + 1) % deviceIds.length];

  const light = (): void => {
    camera.setTorch(!lit).then(() => setLit(!lit), reportError);
  };
  const sound = (): void => {
    kit.mute(!muted);
    setMuted(!muted);
  };
  return (
    <>
      <div className="camera-tools">
        <button type="button" className="tool" onClick={sound} aria-label={muted ? words.soundOn : words.soundOff}>
          <Icon name={muted ? 'muted' : 'sound'} />
        </button>
        {hasTorch && (
          <button type="button" className="tool" aria-pressed={lit} onClick={light} aria-label={lit ? words.torchOff : words.torchOn}>
            <Icon name="torch" />
          </button>
        )}
        {deviceIds.length > 1 && next !== undefined && (
          <button type="button" className="tool" onClick={() => choose(next)} aria-label={words.otherCamera}>
            <Icon name="flip" />
          </button>
        )}
      </div>
      {zoom !== null && (
        <label className="camera-zoom">
          <Icon name="zoom" />
          <input
            type="range"
            aria-label={words.zoom}
            min={zoom.min}
            max={Math.min(zoom.max, zoom.now * zoomsMax)}
            step={zoom.step || (zoom.max - zoom.min) / 50}
            defaultValue={zoom.now}
            onChange={({ currentTarget }) => camera.setZoom(Number(currentTarget.value)).catch(reportError)}
          />
        </label>
      )}
    </>
  );
};

/** Further in, a hand is too unsteady. Some cameras count from 1, others from 100. */
const zoomsMax = 5;
