import { parseArgs } from 'node:util';
import { askedOrUsage, whole } from '@qoa/sim/arguments';
import { chanceOf, streams } from '@qoa/sim/chance';
import { type Caught, catchPlanted, plants } from './planting.ts';
import { runChaos, stages } from './run.ts';

/** `npm run chaos -- --kills N [--seed S] [--only STAGE] [--json]`, and `--planted`. Exits with 1 when a law is broken, or a planted fault is not caught. */
const { values, kills, seed } = askedOrUsage(() => {
  const { values } = parseArgs({ options: { kills: { type: 'string', default: '5' }, seed: { type: 'string' }, only: { type: 'string' }, planted: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } });
  if (values.only !== undefined && !Object.hasOwn(stages, values.only)) throw new RangeError(`--only: expected one of ${Object.keys(stages).join(', ')}, got "${values.only}"`);
  return { values, kills: whole('kills', values.kills), seed: values.seed === undefined ? Math.floor(Math.random() * 2 ** 32) : whole('seed', values.seed) };
}, 'npm run chaos -- [--kills N] [--seed S] [--only STAGE] [--planted] [--json]');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130)); // Children end with us.
console.log(`seed ${seed}: npm run chaos -- --kills ${kills} --seed ${seed}`);
process.exit(values.planted ? await plantedReport() : await faultsReport());

async function faultsReport(): Promise<number> {
  const { rows, broken } = await runChaos(kills, chanceOf(seed, streams.setting), { only: values.only, tell });
  console.table(rows);
  for (const words of broken.slice(0, 20)) console.log(words);
  const sum = (key: 'kills' | 'lost' | 'twice'): number => rows.reduce((total, row) => total + row[key], 0);
  console.log(`${sum('kills')} faults: ${sum('lost')} lost, ${sum('twice')} twice, ${broken.length} broken laws`);
  if (values.json) console.log(JSON.stringify({ kills: sum('kills'), lost: sum('lost'), twice: sum('twice'), rows }));
  return broken.length === 0 ? 0 : 1;
}

async function plantedReport(): Promise<number> {
  const rows: (Caught & { readonly fault: string })[] = [];
  for (const [fault, plant] of Object.entries(plants)) rows.push({ fault, ...(await catchPlanted(plant, Math.min(kills, 20), chanceOf(seed, streams.setting), tell)) });
  const caught = rows.filter(({ caughtBy }) => caughtBy !== null).length;
  console.table(rows);
  console.log(`${caught} of ${rows.length} planted faults caught`);
  if (values.json) console.log(JSON.stringify({ planted: rows.length, caught, rows }));
  return caught === rows.length ? 0 : 1;
}

function tell(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
