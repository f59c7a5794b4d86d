export { joinedRow } from './projection.ts';
export { answerColumn, answerOfRow, type AnswerRow, classNumberOf, isHeldClass } from './answer-column.ts';
export { withWords } from './answer-words.ts';
export type { Fact } from './fact.ts';
export { type Feed, type FeedParts, openFeed } from './feed.ts';
export { type Reader } from './reader.ts';
export { storeBalancesOfSalesMax } from './snapshot-store.ts';
export { parseScope, type StoredScope } from './scope.ts';
