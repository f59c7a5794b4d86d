import { asOne, type Outcome } from './check.ts';
import { runCommand } from './run-command.ts';

/** knip: what nobody imports is deleted, not kept. */
export const checkUnused = async (): Promise<Outcome> => {
  const { ok, out, err } = await runCommand('knip', ['--no-progress', '--no-config-hints', '--reporter=compact'], { timeoutMs: 120_000 });
  return asOne(ok ? [] : [(out + err).trim()]);
};
