import { asOne, type Outcome } from './check.ts';
import { runCommand } from './run-command.ts';

/** oxlint with type information: floating promises and unhandled cases are found by nothing else. */
export const checkLint = async (): Promise<Outcome> => {
  const { ok, out, err } = await runCommand('oxlint', ['--type-aware', '--format=unix', '--deny-warnings'], { timeoutMs: 180_000 });
  return asOne(ok ? [] : [(out + err).trim()]);
};
