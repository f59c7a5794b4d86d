import type { EventHeader } from './event.ts';

/**
 * What an envelope of version 1 can say. Within these a sale of one GTIN line takes at most 96 bytes, tag included, and a usual
 * one about 66; raw text in the GTIN's place takes as many bytes as it has, up to 120 and 92. Numbers outside are a defect of whoever encodes, and a refusal when decoded.
 */
export const eventRanges = {
  /** Five bytes. */
  seqMax: 2 ** 35 - 1,
  /** Seven bytes: the year 19809. */
  wallMsMax: 2 ** 49 - 1,
  clockSessionMax: 2 ** 32 - 1,
  /** Six bytes: 139 years of one page load. */
  monotonicMsMax: 2 ** 42 - 1,
  /** Five bytes: 544 years either way. */
  offsetSMin: -(2 ** 34),
  offsetSMax: 2 ** 34 - 1,
  epoch16Max: 0xffff,
  judgedNoMax: Number.MAX_SAFE_INTEGER,
  actorMax: 2 ** 14 - 1,
  linesMax: 100,
  /** Four bytes: 268,435 pieces. */
  quantityMax: 2 ** 28 - 1,
  /** Five bytes: 343 million pesos. */
  centsMax: 2 ** 35 - 1,
  rawBytesMax: 32,
} as const;

/** The tag at the end of every envelope. */
export const TAG_BYTES = 16;
/** Longer bytes are no envelope. A sale of 100 lines of raw text takes 4,309. */
export const ENVELOPE_BYTES_MAX = 5_120;

type Clock = Pick<EventHeader, 'wallMs' | 'monotonicMs' | 'offsetS'>;

/** A clock as an envelope can say it: whole numbers within range, so that no clock ever blocks a sale. Law: judged, not trusted */
export const sealableClock = (clock: Clock): Clock => ({
  wallMs: clamped(clock.wallMs, 0, eventRanges.wallMsMax),
  monotonicMs: clamped(clock.monotonicMs, 0, eventRanges.monotonicMsMax),
  offsetS: clock.offsetS === null ? null : clamped(clock.offsetS, eventRanges.offsetSMin, eventRanges.offsetSMax),
});

const clamped = (value: number, min: number, max: number): number => (Number.isNaN(value) ? min : Math.min(max, Math.max(min, Math.trunc(value))));
