import { peekHeader } from '@qoa/shared/events';
import { hashOf } from '../src/seal.ts';
import type { Plant } from '../src/planting.ts';

/** A number whose bytes came damaged once is refused from then on, the true bytes too. */
export const refuseOnABadTagForEver: Plant = (real) => {
  const refused = new Set<string>();
  return {
    ...real,
    openEnvelope: (bytes, enrolment) => {
      const opened = real.openEnvelope(bytes, enrolment);
      const name = `${enrolment}:${peekHeader(bytes)?.seq ?? 0}`;
      if (!opened.readable) refused.add(name);
      return opened.readable && refused.has(name) ? { readable: false, seq: opened.envelope.seq, hash: hashOf(bytes) } : opened;
    },
  };
};
