export * from './evaluate.ts';
export * from './revision.ts';
