export * from './replica.ts';
export * from './row.ts';
