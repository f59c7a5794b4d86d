export { compactPiece, walkBegins } from './compact.ts';
export { keepCompacting } from './compacting.ts';
export { type CompactionStore, sqlCompactionStore } from './compaction-store.ts';
