import { asOne, type Outcome } from './check.ts';
import { runCommand } from './run-command.ts';

/** oxlint with type information: floating promises and unhandled cases are found by nothing else. */
export const checkLint = async (): Promise<Outcome> => {
  const [house, asleep] = [await lint(['--ignore-pattern', `${canary}**`, '--format=unix']), await sleepingRules()];
  return asOne([...(house.ok ? [] : [(house.out + house.err).trim()]), ...asleep]);
};

const canary = 'scripts/canary/lint/';

/** Without type information oxlint passes over these in silence, so a careless file must trip them at every run. */
const sleepingRules = async (): Promise<readonly string[]> => {
  const { out } = await lint([canary, '--format=json']);
  return ['no-floating-promises', 'switch-exhaustiveness-check', 'no-explicit-any', 'no-unsafe-argument']
    .filter((name) => !out.includes(`(${name})`))
    .map((name) => `The canary does not trip "${name}": the rule sleeps`);
};

const lint = (args: readonly string[]): ReturnType<typeof runCommand> => runCommand('oxlint', ['--type-aware', '--deny-warnings', ...args], { timeoutMs: 180_000 });
