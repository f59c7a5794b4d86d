export type { ErrorEntry, ErrorKind, Retry } from './entry.ts';
export { errorCodes, errorOf, errorsByArea, isErrorCode } from './registry.ts';
export type { AnswerCode, ErrorCode } from './registry.ts';
