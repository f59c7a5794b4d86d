import { asOne, type Check, type Outcome } from './check.ts';

/** Runs the steps one after the other, quiet where all is well, and closes with one plain line. True when nothing failed. */
export const runSteps = async (checks: readonly Check[]): Promise<boolean> => {
  const outcomes: Outcome[] = [];
  for (const [index, check] of checks.entries()) {
    const startedAtMs = performance.now();
    process.stdout.write(`[${index + 1}/${checks.length}] ${check.name}: ${check.says} … `);
    const outcome = await check.run().catch((error: unknown) => asOne([error instanceof Error ? (error.stack ?? error.message) : String(error)]));
    console.log(`${verdict(outcome)} (${((performance.now() - startedAtMs) / 1000).toFixed(1)} s)`);
    for (const problem of outcome.problems) console.log(`  ${problem.replaceAll('\n', '\n  ')}`);
    outcomes.push(outcome);
  }
  printSlowest(outcomes);
  const failed = sum(outcomes, 'failed');
  console.log(`${sum(outcomes, 'passed')} passed, ${failed} failed`);
  return failed === 0;
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
