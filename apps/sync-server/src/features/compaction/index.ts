export { keepCompacting } from './compacting.ts';
export { sqlCompactionStore } from './compaction-store.ts';
