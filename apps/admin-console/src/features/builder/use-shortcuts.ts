import { useEffect, useRef } from 'react';

/** Save and undo by keyboard, wherever the focus is in the page. A window over the page keeps its own. */
export const useShortcuts = (ways: { readonly save: () => void; readonly undo: () => void; readonly redo: () => void }): void => {
  const newest = useRef(ways);
  useEffect(() => {
    newest.current = ways;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector('dialog[open]') !== null) return;
      const way = { s: 'save', z: event.shiftKey ? 'redo' : 'undo', y: 'redo' }[event.key.toLowerCase()];
      if (way !== 'save' && way !== 'undo' && way !== 'redo') return;
      event.preventDefault();
      newest.current[way]();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
};
