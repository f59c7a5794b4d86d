import { asOne, type Outcome } from './check.ts';
import { runCommand } from './run-command.ts';

/** Every package by its own `typecheck` script; turbo remembers those whose sources did not change. */
export const checkTypes = async (): Promise<Outcome> => {
  const packages = await runCommand('turbo', ['run', 'typecheck', '--continue=always', '--output-logs=errors-only'], { timeoutMs: 300_000 });
  const root = await typecheck('.');
  const failed = [packages, root].filter(({ ok }) => !ok).map(({ out, err }) => onlyErrors(out) || out + err);
  return asOne([...failed, ...(await sleepingOptions())]);
};

/** Checked with the house's own options, a careless file must trip each of them at every run: another compiler, or a loosened option, would pass over it in silence. */
const sleepingOptions = async (): Promise<readonly string[]> => {
  const { out } = await typecheck('scripts/canary/types');
  return Object.entries(trippedBy)
    .filter(([, error]) => !out.includes(`error ${error}`))
    .map(([option]) => `The canary does not trip "${option}": the option sleeps`);
};

const trippedBy: Readonly<Record<string, string>> = {
  strictNullChecks: 'TS18048',
  noImplicitAny: 'TS7006',
  noUncheckedIndexedAccess: 'TS2322',
  exactOptionalPropertyTypes: 'TS2375',
  noImplicitOverride: 'TS4114',
  noFallthroughCasesInSwitch: 'TS7029',
  noImplicitReturns: 'TS7030',
  noUnusedLocals: "TS6133: 'unused'",
  noUnusedParameters: "TS6133: 'dropped'",
  verbatimModuleSyntax: 'TS1484',
  erasableSyntaxOnly: 'TS1294',
};

const typecheck = (project: string): ReturnType<typeof runCommand> => runCommand('tsc', ['--singleThreaded', '-p', project], { timeoutMs: 120_000 });

const onlyErrors = (words: string): string =>
  words
    .split('\n')
    .filter((line) => line.includes('error TS'))
    .join('\n');
