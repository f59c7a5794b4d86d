// Loaded before `main.ts` by a test: at SIGWINCH, which nothing else heeds, the newest thread, in which the embedded database runs, is ended without a word.
import type { Worker } from 'node:worker_threads';

let newest: Worker | null = null;
process.on('worker', (worker) => (newest = worker));
process.on('SIGWINCH', () => void newest?.terminate());
