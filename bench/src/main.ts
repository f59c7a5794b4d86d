import { type Bench, machine, type Report, tableOf } from './report.ts';

/** Each bench is loaded only when it is asked for. */
const benches: Readonly<Record<string, () => Promise<{ readonly bench: Bench }>>> = {
  data: () => import('./mobile.ts'),
  decode: () => import('./decode.ts'),
  ingest: () => import('./ingest.ts'),
  lighthouse: () => import('./lighthouse.ts'),
  live: () => import('./live.ts'),
  loss: () => import('./loss.ts'),
  phone: () => import('./phone.ts'),
  rules: () => import('./rules.ts'),
  start: () => import('./start.ts'),
};

const [name = '', ...flags] = process.argv.slice(2);
const load = benches[name];
if (load === undefined) {
  process.stderr.write(`usage: npm run bench -- ${Object.keys(benches).join(' | ')} [--json] [--rounds N]\n`);
  process.exit(2);
}
const rounds = Number(flags[flags.indexOf('--rounds') + 1] ?? '') || 3;
const { bench } = await load();
const rows = await bench({ rounds, notice: (text) => void process.stderr.write(`${text}\n`) });
const report: Report = { bench: name, machine: machine(), rounds, rows };
process.stdout.write(`${tableOf(report)}\n`);
if (flags.includes('--json')) process.stdout.write(`${JSON.stringify(report)}\n`);
