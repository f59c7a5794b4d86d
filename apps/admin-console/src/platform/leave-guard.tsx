import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Modal } from './modal.tsx';
import { useWords } from './words-context.tsx';

/** Who has something unsaved, and the way past them. */
interface Guard {
  /** Holds whoever leaves until the returned function is called. */
  readonly hold: () => () => void;
  /** Goes at once, or after the person said so. */
  readonly leave: (go: () => void) => void;
}

const GuardContext = createContext<Guard>({ hold: () => () => undefined, leave: (go) => go() });

/** Asks before a screen with unsaved changes is left by a link of the page. The back button and a reload are not held here. */
export const LeaveGuard = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { k } = useWords();
  const holding = useRef(new Set<symbol>());
  const [wanted, setWanted] = useState<(() => void) | null>(null);
  const hold = useCallback(() => {
    const mine = Symbol();
    holding.current.add(mine);
    return () => void holding.current.delete(mine);
  }, []);
  const leave = useCallback((go: () => void) => (holding.current.size === 0 ? go() : setWanted(() => go)), []);
  const stay = (): void => setWanted(null);
  const guard = useMemo(() => ({ hold, leave }), [hold, leave]);
  return (
    <GuardContext value={guard}>
      {children}
      {wanted === null ? null : (
        <Modal title={k.leaveTitle} onClose={stay}>
          <p>{k.leaveBody}</p>
          <div className="modal-actions">
            <button type="button" onClick={() => { stay(); wanted(); }}>{k.leaveGo}</button>
            <button type="button" className="main" onClick={stay}>{k.leaveStay}</button>
          </div>
        </Modal>
      )}
    </GuardContext>
  );
};

/** The way out of a screen, past whoever holds it. */
export const useLeave = (): Guard['leave'] => useContext(GuardContext).leave;

/** While something is unsaved: asks before a link of the page is followed, and lets the browser ask before a reload. */
export const useLeaveGuard = (isUnsaved: boolean): void => {
  const { hold } = useContext(GuardContext);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const release = hold();
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => {
      release();
      removeEventListener('beforeunload', ask);
    };
  }, [hold, isUnsaved]);
};
