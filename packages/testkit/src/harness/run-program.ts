import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs a script of Node's to its end, as an operator does; answers what it said. Throws with that when it fails. */
export const runProgram = async (script: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], { env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}: ${said}`);
  return said;
};
