import { common, phoneErrorText } from '@qoa/messages';
import type { ReactElement } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import type { CameraFace } from './use-camera.ts';

/** Why there is no picture. */
export type TroubleFace = Exclude<CameraFace, 'opening' | 'watching'>;

/** Says why there is no picture and what to do; the ways without a camera stand right below. */
export const CameraTrouble = ({ face, onRetry }: { readonly face: TroubleFace; readonly onRetry: () => void }): ReactElement => {
  const locale = useLocale();
  const [what, next] = phoneErrorText(face, {}, locale);
  return (
    <div className="camera-trouble" role="alert">
      <Icon name="camera" className="camera-trouble-sign" />
      <strong>{what}</strong>
      <p>{next}</p>
      {face !== 'CAMERA_ABSENT' && (
        <button type="button" className="retry" onClick={onRetry}>
          {common[locale].retry}
        </button>
      )}
    </div>
  );
};
