import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useWords } from './words-context.tsx';

/** The page itself takes the focus when it opens; only what follows needs telling. */
let isFirst = true;

/** A screen's heading: it names the browser's tab, and takes the focus when the screen follows another, so that a screen reader tells of it. */
export const ScreenTitle = ({ children }: { readonly children: string }): ReactNode => {
  const { c } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} · ${c.product}`;
  }, [children, c.product]);
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
    isFirst = false;
  }, []);
  return <h1 ref={heading} tabIndex={-1}>{children}</h1>;
};
