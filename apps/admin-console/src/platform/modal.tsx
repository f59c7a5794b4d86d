import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';

/** A window over the page: the browser keeps the focus inside, closes it by Escape, and gives the focus back. */
export const Modal = ({ title, onClose, children }: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }): ReactNode => {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // The browser gives the focus back only if the window closes before it leaves the page: a layout effect ends in time.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={titleId} onCancel={onClose}>
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  );
};
