import { checks } from './gate/checks.ts';
import { runSteps } from './gate/run-steps.ts';

// `npm test` runs every check; `--quick` those that need neither a database nor a browser; names run just those.
const args = process.argv.slice(2);
const named = args.filter((arg) => !arg.startsWith('--'));
const unknown = named.filter((name) => !checks.some((check) => check.name === name));

if (unknown.length > 0 || args.includes('--list')) {
  console.log(checks.map(({ name, says }) => `${name.padEnd(12)} ${says}`).join('\n'));
  process.exit(unknown.length > 0 ? 2 : 0);
}

const chosen = named.length > 0 ? checks.filter(({ name }) => named.includes(name)) : checks.filter(({ quick }) => quick || !args.includes('--quick'));
process.exitCode = (await runSteps(chosen)) ? 0 : 1;
