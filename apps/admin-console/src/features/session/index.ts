export type { ConsoleState, KnownHealth } from './console-state.ts';
export { runConsole } from './run-console.ts';
export type { RunningConsole } from './run-console.ts';
export { openingConsole } from './console-step.ts';
