export { assert, Defect, unreachable } from './assert.ts';
export { err, ok } from './result.ts';
export type { Err, Ok, Result } from './result.ts';
