import { decodeEvent, splitEnvelope } from '@qoa/shared/events';
import { hashOf } from '../src/seal.ts';
import type { Plant } from '../src/planting.ts';

/** Bytes that can be read are taken for true. */
export const eventBelievedWithoutItsTag: Plant = (real) => ({
  ...real,
  openEnvelope: (bytes, enrolment) => {
    const split = splitEnvelope(bytes);
    const event = split.ok ? decodeEvent(split.value.body) : null;
    if (event === null || !event.ok || event.value.enrolment !== enrolment) return real.openEnvelope(bytes, enrolment);
    return { readable: true, event: event.value, envelope: { enrolment, seq: event.value.seq, hash: hashOf(bytes), bytes } };
  },
});
