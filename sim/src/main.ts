import { readArguments } from './arguments.ts';
import { catchPlanted } from './planting.ts';
import { runSchedules } from './run.ts';

/** `npm run sim -- --schedules N --seed S [--json]`, and `--planted`. Exits with 1 when a law is broken, or a planted fault is not caught. */
const asked = readArguments(process.argv.slice(2));
process.exitCode = asked.planted ? plantedReport() : scheduleReport();

function scheduleReport(): number {
  const report = runSchedules(asked.schedules, asked.seed, undefined, (done) => {
    if (process.stderr.isTTY && done % 500 === 0) process.stderr.write(`\r${done} of ${asked.schedules}`);
  });
  for (const { seed, violation, recent } of report.violations) {
    console.log(`seed ${seed} broke the law "${violation?.law ?? ''}": ${violation?.how ?? ''}`);
    console.log(`  again: npm run sim -- --schedules 1 --seed ${seed}`);
    if (asked.schedules === 1) console.log(recent.join('\n'));
  }
  console.table(report.faults);
  console.log(`${report.schedules} schedules from seed ${report.seed}: ${report.violations.length} violations, ${report.schedulesPerMinute} schedules a minute of one core, trace ${report.traceHash}`);
  if (asked.json) console.log(JSON.stringify({ ...report, violations: report.violations.length }));
  return report.violations.length === 0 ? 0 : 1;
}

function plantedReport(): number {
  const rows = catchPlanted(asked.seed, Math.min(asked.schedules, 500));
  const caught = rows.filter(({ caughtBy }) => caughtBy !== null).length;
  console.table(rows);
  console.log(`${caught} of ${rows.length} planted faults caught`);
  if (asked.json) console.log(JSON.stringify({ planted: rows.length, caught, rows }));
  return caught === rows.length ? 0 : 1;
}
