import type { ReactNode } from 'react';
import { useAudienceWords } from './use-audience-words.ts';

/** Codes that nobody has, as they were written. */
export const UnknownCodes = ({ codes }: { readonly codes: readonly string[] }): ReactNode => {
  const { a } = useAudienceWords();
  return (
    <div className="changed">
      <p>{a.unknown(codes.length)}</p>
      <p className="code unknown">{codes.join(' ')}</p>
    </div>
  );
};
