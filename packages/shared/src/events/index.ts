export { answerText } from './answer-text.ts';
export type { Answer, AnswerClass, EarlierAnswer, Facts, Given, TaggedAnswer } from './answer.ts';
export { claimRefusals, hasAttached } from './attached.ts';
export { decodeEvent, encodeEvent } from './codec.ts';
export type { DecodeRefusal } from './codec.ts';
export { envelopeOf, eventHashOf, peekHeader, sealedBytes, splitEnvelope, tagOf } from './envelope.ts';
export { eventKindNumbers } from './event.ts';
export type { DeviceEvent, Envelope, EventHeader, EventKind, EventName, PreviewBasis, SaleClaimed, SaleLine, SaleRecorded, ScannedProduct, SealedBody } from './event.ts';
export { ENVELOPE_BYTES_MAX, eventRanges, sealableClock, TAG_BYTES } from './ranges.ts';
