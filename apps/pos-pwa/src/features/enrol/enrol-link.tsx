import { phoneIdentity } from '@qoa/messages';
import { retryOnPhone } from '@qoa/shared/errors';
import type { EnrolmentCode } from '@qoa/shared/ids';
import type { Result } from '@qoa/shared/result';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import { useLocale } from '../../platform/use-locale.ts';
import { useEnrolled } from '../device/index.ts';
import { useSyncTruth } from '../sync/index.ts';
import { useFragmentCode } from './use-fragment-code.ts';
import '../../platform/ask.css';

type Opened = Result<EnrolmentCode, unknown>;

/** `onUse` leaves this screen for the one that enrols by the code. Must be stable (useCallback). */
interface EnrolLinkProps {
  readonly onUse: (code: EnrolmentCode) => void;
}

/** An enrolment link was opened on a phone that has a store: it says so and what to do. A phone that has to enrol anew uses the code at once. */
export const EnrolLink = ({ onUse }: EnrolLinkProps): ReactElement | null => {
  const [opened, setOpened] = useState<Opened | null>(null);
  const needed = useIsNeeded();
  const code = opened?.ok === true ? opened.value : null;
  useFragmentCode(setOpened);
  useEffect(() => {
    if (needed && code !== null) onUse(code);
  }, [needed, code, onUse]);
  return opened === null ? null : <AlreadyEnrolled onUse={code === null ? null : () => onUse(code)} onClose={() => setOpened(null)} />;
};

const useIsNeeded = (): boolean => {
  const { trouble } = useSyncTruth();
  return trouble !== null && trouble.earlier === undefined && retryOnPhone(trouble.code) === 'after-enrolment';
};

interface AlreadyEnrolledProps {
  /** Null when the link's code is torn. */
  readonly onUse: (() => void) | null;
  readonly onClose: () => void;
}

const AlreadyEnrolled = ({ onUse, onClose }: AlreadyEnrolledProps): ReactElement => {
  const words = phoneIdentity[useLocale()];
  const store = useEnrolled()?.store.name ?? '';
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="ask" aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{words.alreadyTitle(store)}</h2>
      <p>{words.alreadyNext}</p>
      <button type="button" className="primary" onClick={onClose}>
        {words.goOn}
      </button>
      {onUse !== null && (
        <>
          <p>{words.moveHint}</p>
          <button type="button" className="secondary" onClick={onUse}>
            {words.useHere}
          </button>
        </>
      )}
    </dialog>
  );
};
