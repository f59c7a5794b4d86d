import { cpus, totalmem } from 'node:os';

/** One measured figure beside a peer or a limit of the same run. A row without a goal is told, not judged. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it stands beside, in words with its own figure. */
  readonly against: string | null;
  readonly ratio: number | null;
  readonly goal: number | null;
  readonly met: boolean | null;
}

/** What `npm run bench -- NAME --json` prints as its last line. */
export interface Report {
  readonly bench: string;
  readonly machine: string;
  readonly rounds: number;
  readonly rows: readonly Row[];
}

/** A bench of this folder. `notice` tells of a peer that is left out. */
export type Bench = (options: { readonly rounds: number; readonly notice: (text: string) => void }) => Promise<readonly Row[]>;

/** A row whose ratio is to be at least `goal`. */
export const atLeast = (name: string, value: number, unit: string, peer: { readonly name: string; readonly value: number }, goal: number | null): Row =>
  rowOf(name, value, unit, peer, goal, (ratio, wanted) => ratio >= wanted);

/** A row whose own value is to be below `goal`. */
export const below = (name: string, value: number, unit: string, peer: { readonly name: string; readonly value: number } | null, goal: number | null): Row => ({
  ...rowOf(name, value, unit, peer ?? { name: '', value: 0 }, null, () => true),
  against: peer === null ? null : `${peer.name}: ${figure(peer.value)}`,
  goal,
  met: goal === null ? null : value < goal,
});

/** A row whose ratio is to be at most `goal`. */
export const atMost = (name: string, value: number, unit: string, peer: { readonly name: string; readonly value: number }, goal: number | null): Row =>
  rowOf(name, value, unit, peer, goal, (ratio, wanted) => ratio <= wanted);

/** A row whose own value is to be at least `goal`. */
export const reaches = (name: string, value: number, unit: string, goal: number): Row => ({ ...plain(name, value, unit), goal, met: value >= goal });

/** A figure on its own. */
export const plain = (name: string, value: number, unit: string): Row => ({ name, value: rounded(value), unit, against: null, ratio: null, goal: null, met: null });

const rowOf = (name: string, value: number, unit: string, peer: { readonly name: string; readonly value: number }, goal: number | null, isMet: (ratio: number, goal: number) => boolean): Row => {
  const ratio = peer.value === 0 ? null : rounded(value / peer.value);
  return { name, value: rounded(value), unit, against: `${peer.name}: ${figure(peer.value)}`, ratio, goal, met: goal === null || ratio === null ? null : isMet(ratio, goal) };
};

const rounded = (value: number): number => (value >= 1000 ? Math.round(value) : Math.round(value * 100) / 100);
const figure = (value: number): string => rounded(value).toLocaleString('en');

/** The middle of several rounds. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** The value that `share` of them stay at or below. */
export const percentile = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)] ?? 0;

/** The machine in one line. */
export const machine = (): string => `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${process.platform}`;

/** A table for people. */
export const tableOf = ({ bench, machine: where, rounds, rows }: Report): string => {
  const cells = rows.map((row) => [row.name, `${figure(row.value)} ${row.unit}`, row.against ?? '', row.ratio === null ? '' : `${row.ratio}x`, row.goal === null ? '' : `${row.goal}`, row.met === null ? '' : row.met ? 'met' : 'MISSED']);
  const all = [['what', 'value', 'beside', 'ratio', 'goal', ''], ...cells];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? [];
  const lines = all.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
  return [`${bench}: medians of ${rounds} rounds on ${where}`, ...lines].join('\n');
};
