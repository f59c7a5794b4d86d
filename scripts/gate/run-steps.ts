import { availableParallelism } from 'node:os';
import { asOne, type Check, type Outcome } from './check.ts';

/** Runs the steps in their order, those that only read the sources side by side; quiet where all is well, closed by one plain line. True when nothing failed. */
export const runSteps = async (checks: readonly Check[]): Promise<boolean> => {
  const outcomes: Outcome[] = [];
  const waiting = checks.map((check, index) => ({ check, place: `[${index + 1}/${checks.length}]` }));
  while (waiting.length > 0) {
    const alone = waiting.findIndex(({ check }) => check.reads !== true);
    const together = waiting.splice(0, Math.max(1, alone === -1 ? waiting.length : alone));
    outcomes.push(...(together.length === 1 ? [await runStep(together[0] as Step)] : await runTogether(together)));
  }
  printSlowest(outcomes);
  const failed = sum(outcomes, 'failed');
  console.log(`${sum(outcomes, 'passed')} passed, ${failed} failed`);
  return failed === 0;
};

interface Step {
  readonly check: Check;
  readonly place: string;
}

/** As many at a time as there are cores; each tells of itself when it is done. */
const runTogether = async (steps: readonly Step[]): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  const left = [...steps];
  const lane = async (): Promise<void> => {
    for (let step = left.shift(); step !== undefined; step = left.shift()) outcomes.push(await runStep(step, 'quiet'));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return outcomes;
};

const runStep = async ({ check, place }: Step, meanwhile: 'told' | 'quiet' = 'told'): Promise<Outcome> => {
  const startedAtMs = performance.now();
  const title = `${place} ${check.name}: ${check.says} … `;
  if (meanwhile === 'told') process.stdout.write(title);
  const outcome = await check.run().catch((error: unknown) => asOne([error instanceof Error ? (error.stack ?? error.message) : String(error)]));
  console.log(`${meanwhile === 'told' ? '' : title}${verdict(outcome)} (${((performance.now() - startedAtMs) / 1000).toFixed(1)} s)`);
  for (const problem of outcome.problems) console.log(`  ${problem.replaceAll('\n', '\n  ')}`);
  return outcome;
};

const verdict = ({ passed, failed }: Outcome): string => {
  if (failed > 0) return `${failed} FAILED`;
  return passed > 1 ? `${passed} passed` : 'ok';
};

const printSlowest = (outcomes: readonly Outcome[]): void => {
  const slowest = outcomes.flatMap(({ slowest: tests }) => tests ?? []).sort((a, b) => b.ms - a.ms);
  if (slowest.length === 0) return;
  console.log('\nThe slowest tests:');
  for (const { name, ms } of slowest.slice(0, 10)) console.log(`${ms.toFixed(0).padStart(8)} ms  ${name}`);
  console.log('');
};

const sum = (outcomes: readonly Outcome[], key: 'passed' | 'failed'): number => outcomes.reduce((total, outcome) => total + outcome[key], 0);
