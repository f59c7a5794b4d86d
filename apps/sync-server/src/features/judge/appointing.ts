import type { Term } from './judge-store.ts';

/** Tells of terms behind those of others. After an error of its own a judge takes the very next one: it was the judge all the while. */
export const appointing = (tell: () => void): ((term: Term) => void) => {
  let last = -1;
  return ({ no }) => {
    const isNext = no === last + 1;
    last = no;
    if (!isNext) tell();
  };
};
