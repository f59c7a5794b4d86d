export * from './chromium.ts';
export * from './free-port.ts';
export * from './freeze-page.ts';
export * from './mortal-browser.ts';
export * from './postgres-binaries.ts';
export * from './postgres.ts';
export * from './server-process.ts';
export * from './take-clock.ts';
