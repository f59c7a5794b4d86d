import { askedOrUsage, readArguments } from './arguments.ts';
import { keepSchedule } from './kept.ts';
import { catchPlanted } from './planting.ts';
import { runSchedules } from './run.ts';
import type { Ended } from './schedule.ts';
import { shrink } from './shrink.ts';

/** `npm run sim -- --schedules N --seed S [--json]`, with `--real` or `--planted`. Exits with 1 when a law is broken, the layers differ, or a planted fault is not caught. */
const asked = askedOrUsage(() => readArguments(process.argv.slice(2)), 'npm run sim -- [--schedules N] [--seed S] [--json] [--planted | --real]');
process.exitCode = asked.planted ? plantedReport() : asked.real ? await realReport() : scheduleReport();

function scheduleReport(): number {
  const report = runSchedules(asked.schedules, asked.seed, undefined, progress(500));
  for (const ended of report.violations) tellViolation(ended);
  console.table(report.faults);
  console.log(`${report.schedules} schedules from seed ${report.seed}: ${report.violations.length} violations, ${report.schedulesPerMinute} schedules a minute of one core, trace ${report.traceHash}`);
  if (asked.json) console.log(JSON.stringify({ ...report, violations: report.violations.length }));
  return report.violations.length === 0 ? 0 : 1;
}

/** The seed and the shortest trace that was found of its failure, which is kept: the tests live it again for ever. */
function tellViolation(failing: Ended): void {
  const { ended, tried } = shrink(failing);
  const { setting, violation, steps, lines } = ended;
  const law = violation?.law ?? '';
  console.log(`seed ${setting.seed} broke the law "${law}": ${violation?.how ?? ''}`);
  console.log(`  again: npm run sim -- --schedules 1 --seed ${setting.seed}`);
  console.log(`  shortest of ${tried.schedules} tries (${tried.fewerPhones} with fewer phones, ${tried.fewerStores} with fewer stores, ${tried.fewerSteps} with fewer planned steps, ${tried.fewerFaults} with fewer faults): ${failing.steps} -> ${steps} steps, ${setting.phones} phones, ${setting.steps - setting.leftOut.length} planned steps, faults: ${[...ended.faults.keys()].join(', ')}`);
  console.log(`  kept: ${keepSchedule({ found: violation?.how ?? '', law, setting })}`);
  console.log(lines.map((line) => `    ${line}`).join('\n'));
}

/** The same schedules through the product's own outbox, replica, intake, judge and feed. The model alone starts without them. */
async function realReport(): Promise<number> {
  const { runReal } = await import('../real/on-postgres.ts');
  const { disagreements, ...report } = await runReal(asked.schedules, asked.seed, progress(10));
  for (const { seed, how } of disagreements) console.log(`seed ${seed}: ${how}\n  again: npm run sim -- --real --schedules 1 --seed ${seed}`);
  console.table(report.faults);
  console.log(`${report.schedules} schedules from seed ${report.seed} lived twice: ${disagreements.length} differences, ${report.schedulesPerMinute} schedules a minute, trace ${report.traceHash}`);
  if (asked.json) console.log(JSON.stringify({ ...report, violations: disagreements.length }));
  return disagreements.length === 0 ? 0 : 1;
}

function progress(step: number): (done: number) => void {
  return (done) => {
    if (process.stderr.isTTY && done % step === 0) process.stderr.write(`\r${done} of ${asked.schedules}`);
  };
}

function plantedReport(): number {
  const rows = catchPlanted(asked.seed, Math.min(asked.schedules, 1_000));
  const caught = rows.filter(({ caughtBy }) => caughtBy !== null).length;
  console.table(rows);
  console.log(`${caught} of ${rows.length} planted faults caught`);
  if (asked.json) console.log(JSON.stringify({ planted: rows.length, caught, rows }));
  return caught === rows.length ? 0 : 1;
}
