import { useState } from 'react';
import { useLocale } from '../../platform/use-locale.ts';
import { reportDefect } from '../../platform/report-defect.ts';
import { useDevice, useEnrolled } from '../device/index.ts';
import { useOutbox } from '../outbox/index.ts';
import { rescueFileOf } from './rescue-file.ts';
import { browserSharing, shareFile } from './share-file.ts';

export type OwnFile = { readonly state: 'idle' | 'busy' | 'failed' } | { readonly state: 'shared'; readonly events: number };

/** Makes this phone's rescue file and hands it to the share sheet, on one tap. */
export const useOwnFile = (): { readonly file: OwnFile; readonly share: () => void } => {
  const [file, setFile] = useState<OwnFile>({ state: 'idle' });
  const [outbox, device, locale, enrolled] = [useOutbox(), useDevice(), useLocale(), useEnrolled()];
  const make = async (): Promise<OwnFile> => {
    const { name, text, events } = await rescueFileOf({ outbox, device }, locale, enrolled?.store.code ?? 'qoa', Date.now());
    return (await shareFile(browserSharing(), name, text)) === 'left' ? { state: 'idle' } : { state: 'shared', events };
  };
  const share = (): void => {
    setFile({ state: 'busy' });
    make().then(setFile, (cause: unknown) => {
      reportDefect(cause);
      setFile({ state: 'failed' });
    });
  };
  return { file, share };
};
