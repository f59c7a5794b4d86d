export * from './draft.ts';
export * from './preview.ts';
