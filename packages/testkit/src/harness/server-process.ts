import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a server process runs: a script of Node's, with flags before it, and the path that answers 200 once it is up. */
export type ServerProgram = {
  readonly script: string;
  readonly flags?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly url: string;
  readonly upPath: string;
};

/** A server as a process of its own, at one address for all its lives. It ends with us, by its pid. */
export type ServerProcess = {
  readonly url: string;
  readonly isUp: () => boolean;
  /** Starts it again, and waits until it answers. */
  readonly start: () => Promise<void>;
  /** As a power cut ends it. */
  readonly kill9: () => Promise<void>;
  /** As an operator ends it. */
  readonly stop: () => Promise<void>;
  /** Freezes it where it stands; its connections stay open. */
  readonly freeze: () => void;
  readonly thaw: () => void;
};

/** A process that leaves by itself takes its servers with it. */
const alive = new Set<ChildProcess>();
process.once('exit', () => alive.forEach((child) => child.kill('SIGKILL')));

/** Starts a server and waits until it answers. Throws with its last words when it ends, or says nothing for a minute. */
export const startServerProcess = async (program: ServerProgram): Promise<ServerProcess> => {
  let child: ChildProcess | undefined;
  const isUp = (): boolean => child !== undefined && child.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined || !isUp()) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...(program.flags ?? []), program.script], { env: { ...inherited(), ...program.env }, stdio: ['ignore', 'pipe', 'pipe'] });
    child = started;
    alive.add(started.once('exit', () => alive.delete(started)));
    await untilUp(started, program);
  };
  await start();
  return { url: program.url, isUp, start, kill9: () => end('SIGKILL'), stop: () => end('SIGTERM'), freeze: () => void child?.kill('SIGSTOP'), thaw: () => void child?.kill('SIGCONT') };
};

/** Nothing of our own settings reaches it but what every process needs. */
const inherited = (): Record<string, string> => Object.fromEntries(['PATH', 'HOME', 'TMPDIR', 'NODE_COMPILE_CACHE'].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));

/** Waits until a server's process answers. Throws with the last words that it says to us when it ends, or is silent for a minute. */
export const untilUp = async (child: ChildProcess, { url, upPath }: Pick<ServerProgram, 'url' | 'upPath'>): Promise<void> => {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  for (let tries = 0; tries < 1200; tries += 1) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended with ${child.exitCode ?? child.signalCode}: ${said}`);
    const answered = await fetch(`${url}${upPath}`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    if (answered?.ok === true) return;
    await sleep(50);
  }
  throw new Error(`the server was not up within a minute: ${said}`);
};
