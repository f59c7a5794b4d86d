import { spawn } from 'node:child_process';
import { root } from './files.ts';

/** How a command ended: its words are kept, not shown. */
export type Ended = { readonly ok: boolean; readonly out: string; readonly err: string };

/** Runs a program of `node_modules/.bin` or the system; ends it after `timeoutMs`. */
export const runCommand = (file: string, args: readonly string[], options: { readonly timeoutMs: number; readonly cwd?: string; readonly env?: NodeJS.ProcessEnv }): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(file, args, { cwd: options.cwd ?? root, env: { ...process.env, ...quiet, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    const timer = setTimeout(() => {
      err.push(Buffer.from(`\n${file} was ended after ${options.timeoutMs / 1000} s\n`));
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
    }, options.timeoutMs);
    const stop = (): void => {
      child.kill('SIGTERM');
      process.exit(143);
    };
    process.once('SIGTERM', stop);
    const end = (ok: boolean): void => {
      clearTimeout(timer);
      process.off('SIGTERM', stop);
      resolve({ ok, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
    };
    child.on('error', (error) => {
      err.push(Buffer.from(error.message));
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });

const quiet = { NO_COLOR: '1', FORCE_COLOR: '0', TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
