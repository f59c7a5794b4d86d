export * from './health.ts';
export * from './enrol.ts';
export * from './live.ts';
export * from './pull.ts';
export * from './push.ts';
