import type { ReactNode } from 'react';
import type { StateWords } from './life-words.ts';

/** A state as a coloured word. */
export const StateBadge = ({ words }: { readonly words: StateWords }): ReactNode => <span className={`badge ${words.tone}`}><i aria-hidden="true" />{words.name}</span>;
