import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort, untilUp } from '@qoa/testkit/harness';
import { treeHoldsMb } from './process-tree.ts';
import { below, type Bench, machine, median, plain } from './report.ts';
import { keepResult } from './results.ts';

const watchedMs = 60_000;
const lookEveryMs = 500;

/** `npm start` with the embedded database, the second time on the same data. Goals: quality.md, "server ready". */
export const bench: Bench = async ({ rounds, notice }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'qoa-bench-start-'));
  try {
    notice('the first start, which makes the database …');
    const first = await startOnce(dataDir, 0);
    const later: Started[] = [];
    for (let round = 0; round < rounds; round += 1) {
      notice(`a later start, watched for a minute, round ${round + 1} …`);
      later.push(await startOnce(dataDir, watchedMs));
    }
    const rows = [
      below('second start: ready', median(later.map(({ readyMs }) => readyMs)) / 1000, 's', null, 3),
      below('idle, a minute after ready: memory held', median(later.map(({ idleMb }) => idleMb)), 'MB', null, 400),
      plain('most memory held in the minute after ready', median(later.map(({ mostMb }) => mostMb)), 'MB'),
      plain('first start: ready', first.readyMs / 1000, 's'),
    ];
    await keepResult({ bench: 'start', machine: machine(), rounds, rows }, notes());
    return rows;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};

const notes = (): string =>
  `What \`npm start\` runs, with the embedded database and the demo world, after installing and building. Memory is that of the whole process tree, pages shared between processes counted once (PSS), on Linux. The load average was ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores.`;

interface Started {
  readonly readyMs: number;
  readonly idleMb: number;
  readonly mostMb: number;
}

/** Starts, waits until ready, watches for so long, and stops. */
const startOnce = async (dataDir: string, watchMs: number): Promise<Started> => {
  const port = await freePort();
  const startMs = performance.now();
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, KEEP_DIR: join(dataDir, 'keeps') };
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../scripts/boot.mjs', import.meta.url)), 'start'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    const held: number[] = [];
    await untilUp(child, { url: `http://127.0.0.1:${port}`, upPath: '/ready' });
    const readyMs = performance.now() - startMs;
    for (let waitedMs = 0; waitedMs <= watchMs; waitedMs += lookEveryMs) {
      held.push(await treeHoldsMb(child.pid ?? 0));
      await sleep(lookEveryMs);
    }
    return { readyMs, idleMb: held.at(-1) ?? 0, mostMb: Math.max(...held) };
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
};
