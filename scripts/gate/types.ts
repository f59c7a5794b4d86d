import { asOne, type Outcome } from './check.ts';
import { runCommand } from './run-command.ts';

/** Every package by its own `typecheck` script; turbo remembers those whose sources did not change. */
export const checkTypes = async (): Promise<Outcome> => {
  const packages = await runCommand('turbo', ['run', 'typecheck', '--continue=always', '--output-logs=errors-only'], { timeoutMs: 300_000 });
  const root = await runCommand('tsc', ['-p', '.'], { timeoutMs: 120_000 });
  return asOne([packages, root].filter(({ ok }) => !ok).map(({ out, err }) => onlyErrors(out) || out + err));
};

const onlyErrors = (words: string): string =>
  words
    .split('\n')
    .filter((line) => line.includes('error TS'))
    .join('\n');
