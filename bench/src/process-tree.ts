import { readdir, readFile } from 'node:fs/promises';

/** Megabytes that a process and all that it started hold, pages that they share counted once (PSS). Linux only: elsewhere 0. */
export const treeHoldsMb = async (pid: number): Promise<number> => {
  const parents = await parentsByPid();
  const family = new Set([pid]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [child, parent] of parents) if (family.has(parent) && !family.has(child)) grown = Boolean(family.add(child));
  }
  return (await Promise.all([...family].map(heldMb))).reduce((sum, each) => sum + each, 0);
};

const parentsByPid = async (): Promise<ReadonlyMap<number, number>> => {
  const pids = (await readdir('/proc').catch(goneOrElsewhere)).filter((name) => /^\d+$/.test(name)).map(Number);
  const stats = await Promise.all(pids.map(async (each) => [each, await readFile(`/proc/${each}/stat`, 'utf8').catch(goneOrElsewhere)] as const));
  // The name stands in brackets and may hold blanks; the parent is the second field after it.
  return new Map(stats.map(([each, stat]) => [each, Number(String(stat).slice(String(stat).lastIndexOf(')') + 2).split(' ')[1])]));
};

const heldMb = async (pid: number): Promise<number> => {
  const rollup = String(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(goneOrElsewhere));
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
};

/** A process that ended between two looks holds nothing. */
const goneOrElsewhere = (error: NodeJS.ErrnoException): readonly string[] => {
  if (['ENOENT', 'ESRCH'].includes(error.code ?? '')) return [];
  throw error;
};
