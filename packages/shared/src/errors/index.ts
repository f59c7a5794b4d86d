export type { ErrorEntry, ErrorKind, Retry } from './entry.ts';
export { errorCodes, errorOf, errorsByArea, isErrorCode } from './registry.ts';
export { retryOnPhone } from './retry-on-phone.ts';
export type { AnswerCode, ErrorCode, HttpErrorCode } from './registry.ts';
