export { CARD_CODE_BYTES, cardCodeBytes, cardCodeOf, cardQrText, drawCardCode, readCardCode, readCardText, writtenCardCode } from './card-code.ts';
export { drawEnrolmentCode, ENROLMENT_CODE_RANDOM_BYTES, enrolmentUrl, readEnrolmentCode, writtenEnrolmentCode } from './enrolment-code.ts';
export { checkDigitOf, gtinOf, gtinOfUpcE, isInStore } from './gtin.ts';
export type { GtinRefusal } from './gtin.ts';
export { RAW_PRODUCT_BYTES_MAX, readFrame } from './read-frame.ts';
export type { Frame, FrameFormat, NotOurs, Reading } from './reading.ts';
export { crockfordSymbols } from './symbols.ts';
export type { CodeRefusal } from './symbols.ts';
