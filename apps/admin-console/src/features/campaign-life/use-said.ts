import { useState } from 'react';

/** What was just done, in words, for as long as the campaign stands as it was left: another step by whomever makes it old. Empty: nothing. */
export const useSaid = (version: number): readonly [said: string, say: (words: string) => void] => {
  const [said, setSaid] = useState<{ readonly words: string; readonly atVersion: number | null }>(nothing);
  // It is said once the campaign was read again, so that the version shown then is its own.
  if (said.words !== '' && said.atVersion === null) setSaid({ ...said, atVersion: version });
  else if (said.words !== '' && said.atVersion !== version) setSaid(nothing);
  return [said.words, (words) => setSaid({ words, atVersion: null })];
};

const nothing = { words: '', atVersion: null };
