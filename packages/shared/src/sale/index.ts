export * from './amount.ts';
export * from './draft.ts';
export * from './preview.ts';
