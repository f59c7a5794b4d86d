export * from './answer.ts';
export * from './event.ts';
