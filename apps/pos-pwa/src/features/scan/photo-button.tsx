import { phoneScan } from '@qoa/messages';
import type { Reading } from '@qoa/shared/codes';
import { useRef, useState, type ReactElement } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { readPhoto } from './read-photo.ts';
import { NoDecoderLeft } from './steady-decoder.ts';
import { useScanKit } from './use-scan-kit.ts';

interface PhotoButtonProps {
  readonly onFound: (reading: Reading) => void;
  readonly onFailed: (why: PhotoFailure) => void;
}

/** Why a photo gave no code: there is none on it, or nothing here can read one. */
export type PhotoFailure = 'photoNothing' | 'DECODER_UNAVAILABLE';

/** Picks or takes a photo and reads the code on it. The photo stays on the phone. */
export const PhotoButton = ({ onFound, onFailed }: PhotoButtonProps): ReactElement => {
  const words = phoneScan[useLocale()];
  const kit = useScanKit();
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState(false);

  const read = async (photo: File): Promise<void> => {
    setReading(true);
    try {
      const found = await readPhoto(await kit.decoder(), photo);
      if (found === null) onFailed('photoNothing');
      else onFound(found);
    } catch (cause) {
      // A photo that is none reads as one without a code: only a decoder fails.
      if (!(cause instanceof NoDecoderLeft)) reportError(cause);
      onFailed('DECODER_UNAVAILABLE');
    } finally {
      setReading(false);
    }
  };
  return (
    <>
      <button type="button" className="way" aria-busy={reading} aria-label={reading ? words.photoReading : words.photo} onClick={() => input.current?.click()}>
        <Icon name="photo" />
        {reading ? words.photoReading : words.photoShort}
      </button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={words.photo}
        onChange={({ currentTarget }) => {
          const [photo] = currentTarget.files ?? [];
          currentTarget.value = '';
          if (photo !== undefined && !reading) void read(photo);
        }}
      />
    </>
  );
};
