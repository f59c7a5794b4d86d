export type { Fact } from './fact.ts';
export { parseScope, type StoredScope } from './scope.ts';
