import { readdir, readFile } from 'node:fs/promises';

/** One process with the memory it holds, in MB: `residentMb` counts what it shares with others too, `ownMb` its share of that only (PSS). */
export interface Held {
  readonly pid: number;
  readonly command: string;
  readonly residentMb: number;
  readonly ownMb: number;
}

/** A process and all that it started. Linux only: elsewhere the list is empty. */
export const treeOf = async (pid: number): Promise<readonly Held[]> => {
  const parents = await parentsByPid();
  const family = new Set([pid]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [child, parent] of parents) if (family.has(parent) && !family.has(child)) grown = Boolean(family.add(child));
  }
  return (await Promise.all([...family].map(heldBy))).flat();
};

const parentsByPid = async (): Promise<ReadonlyMap<number, number>> => {
  const pids = (await readdir('/proc').catch(goneOrElsewhere)).filter((name) => /^\d+$/.test(name)).map(Number);
  const stats = await Promise.all(pids.map(async (each) => [each, await readFile(`/proc/${each}/stat`, 'utf8').catch(goneOrElsewhere)] as const));
  // The name stands in brackets and may hold blanks; the parent is the second field after it.
  return new Map(stats.map(([each, stat]) => [each, Number(String(stat).slice(String(stat).lastIndexOf(')') + 2).split(' ')[1])]));
};

const heldBy = async (pid: number): Promise<readonly Held[]> => {
  const [rollup, command] = await Promise.all([readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(goneOrElsewhere), readFile(`/proc/${pid}/cmdline`, 'utf8').catch(goneOrElsewhere)]);
  if (rollup.length === 0) return [];
  const megabytes = (field: string): number => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(String(rollup))?.[1] ?? 0) / 1024;
  return [{ pid, command: String(command).replaceAll('\0', ' ').trim(), residentMb: megabytes('Rss'), ownMb: megabytes('Pss') }];
};

/** A process that ended between two looks holds nothing. */
const goneOrElsewhere = (error: NodeJS.ErrnoException): readonly string[] => {
  if (['ENOENT', 'ESRCH'].includes(error.code ?? '')) return [];
  throw error;
};
