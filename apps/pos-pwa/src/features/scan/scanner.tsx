import { phoneErrorText, phoneScan, type Locale } from '@qoa/messages';
import { readFrame, type Reading } from '@qoa/shared/codes';
import { memo, useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { noSighting, see } from './agreement.ts';
import { CameraBox } from './camera-box.tsx';
import type { RawReading } from './decoder.ts';
import { PhotoButton, type PhotoFailure } from './photo-button.tsx';
import { meant, type Aim, type Meant, type Unusable } from './meant.ts';
import { TypeCodeDialog } from './type-code-dialog.tsx';
import { useCamera } from './use-camera.ts';
import { useScanKit } from './use-scan-kit.ts';
import './scan.css';

/** How a code came in. */
export type ReadBy = 'camera' | 'typed' | 'photo';

/** What a scanner tells its screen, and what the screen tells it to show. */
export interface ScannerProps {
  readonly aim: Aim;
  /** A reading that this screen can use, each time it counts. */
  readonly onRead: (reading: Meant, by: ReadBy) => void;
  /** What stands on the picture's lower edge: what was just read, with its way back. */
  readonly children?: ReactElement | null;
  /** Names a product for the person who types its number; null when the phone does not know it. */
  readonly productName?: (gtin: string) => Promise<string | null>;
}

/** The camera with everything around it: what it sees, what to do without it, typing and a photo one tap away. */
export const Scanner = memo(({ aim, onRead, children = null, productName }: ScannerProps): ReactElement => {
  const locale = useLocale();
  const words = phoneScan[locale];
  const kit = useScanKit();
  const [complaint, setComplaint] = useState<Complaint | null>(null);
  const [hits, setHits] = useState(0);
  useEffect(() => {
    if (complaint === null) return;
    const timer = setTimeout(() => setComplaint(null), complaintMs);
    return () => clearTimeout(timer);
  }, [complaint]);
  const [typing, setTyping] = useState(false);
  const sighting = useRef(noSighting);

  const take = useCallback(
    (reading: Reading, by: ReadBy): void => {
      const result = meant(reading, aim);
      if (result.ok) {
        setComplaint(null);
        setHits((n) => n + 1);
        kit.signal.good();
        onRead(result.value, by);
      } else {
        setComplaint(result.error);
        kit.signal.bad();
      }
    },
    [aim, kit, onRead],
  );

  const onFrame = useCallback(
    (readings: readonly RawReading[]): void => {
      const seen = see(sighting.current, readings, performance.now());
      sighting.current = seen.sighting;
      for (const { text, symbology } of seen.counted) take(readFrame({ text, format: symbology }), 'camera');
    },
    [take],
  );
  const held = useCamera(kit, onFrame);

  return (
    <section className="scanner" aria-label={words.title} onPointerDown={kit.signal.wake}>
      <CameraBox held={held} hits={hits} hint={children === null ? words[hintOf[aim]] : ''} complaint={complaint === null ? null : complaintWords(complaint, locale)}>
        {children}
      </CameraBox>
      <div className="scanner-ways">
        <button type="button" className="way" aria-label={words.type} onClick={() => setTyping(true)}>
          <Icon name="keyboard" />
          {words.typeShort}
        </button>
        <PhotoButton onFound={(reading) => take(reading, 'photo')} onFailed={setComplaint} />
      </div>
      {typing && <TypeCodeDialog aim={aim} productName={productName} onTyped={(reading) => take(reading, 'typed')} onClose={() => setTyping(false)} />}
    </section>
  );
});

type Complaint = Unusable | PhotoFailure;

const complaintWords = (complaint: Complaint, locale: Locale): string =>
  complaint === 'NOT_OURS' || complaint === 'CHECK_DIGIT_WRONG' || complaint === 'DECODER_UNAVAILABLE' ? phoneErrorText(complaint, {}, locale).join(' ') : phoneScan[locale][complaint];

/** How long a complaint stands: long enough to be read twice. */
const complaintMs = 6_000;

const hintOf = { sale: 'aim', card: 'aimCard', enrol: 'aimEnrol' } as const;
