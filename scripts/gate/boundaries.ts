import { join } from 'node:path';
import { asOne, type Outcome } from './check.ts';
import { root, sourceFiles } from './files.ts';
import { runCommand } from './run-command.ts';

type Cruise = { readonly summary: { readonly totalCruised: number; readonly violations: readonly Violation[]; readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] } } };
type Violation = { readonly from: string; readonly to: string; readonly rule: { readonly name: string } };

/** Who may import whom. The canary is a tree that breaks every rule once: a rule it does not trip is a rule that sleeps. */
export const checkBoundaries = async (): Promise<Outcome> => {
  const folders = ['apps', 'packages', 'sim', 'e2e', 'bench', 'chaos'];
  const [house, canary] = [await cruise(root, folders), await cruise(join(root, 'scripts/canary'), ['apps', 'packages', 'sim'])];
  const expectedMin = sourceFiles.filter((path) => folders.some((folder) => path.startsWith(`${folder}/`)) && path.endsWith('.ts')).length / 2;
  return asOne([
    ...(house.totalCruised < expectedMin ? [`Only ${house.totalCruised} modules were looked at: the cruiser is blind`] : []),
    ...house.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`),
    ...sleepingRules(canary).map((name) => `The canary does not trip "${name}": the rule sleeps, or the canary lacks it`),
  ]);
};

const sleepingRules = ({ ruleSetUsed, violations }: Cruise['summary']): readonly string[] => {
  const tripped = new Set(violations.map(({ rule }) => rule.name));
  return ruleSetUsed.forbidden.map(({ name }) => name).filter((name) => !tripped.has(name));
};

const cruise = async (cwd: string, folders: readonly string[]): Promise<Cruise['summary']> => {
  const { out, err } = await runCommand('depcruise', ['--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', ...folders], { cwd, timeoutMs: 120_000 });
  if (!out.startsWith('{')) throw new Error(`dependency-cruiser did not answer:\n${out}${err}`);
  return (JSON.parse(out) as Cruise).summary;
};
