export * from './camera-feed.ts';
export * from './chromium.ts';
export * from './free-port.ts';
export * from './pictures.ts';
export * from './postgres-binaries.ts';
export * from './postgres.ts';
