import { readFile, writeFile } from 'node:fs/promises';
import type { Report, Row } from './report.ts';

const path = new URL('../RESULTS.md', import.meta.url);
const title = '# Measured results\n\nWritten by `npm run bench -- NAME`. Goals are those of the product; a figure holds for its machine alone.\n';

/** Puts a bench's table into RESULTS.md in place of its last one; other sections stay. */
export const keepResult = async (report: Report, notes: string): Promise<void> => {
  const before = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return title;
    throw error;
  });
  const section = `## ${report.bench}\n\n${markdownOf(report)}\n${notes === '' ? '' : `\n${notes}\n`}`;
  const [head = title, ...sections] = before.split(/^(?=## )/m);
  const others = sections.filter((each) => !each.startsWith(`## ${report.bench}\n`));
  const all = [...others.map((each) => each.trimEnd()), section.trimEnd()].sort();
  await writeFile(path, `${head.trimEnd()}\n\n${all.join('\n\n')}\n`);
};

const markdownOf = ({ machine, rounds, rows }: Report): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cellsOf = ({ name, value, unit, against, ratio, goal, met }: Row): readonly string[] => [name, `${value} ${unit}`, against ?? '', ratio === null ? '' : `${ratio}x`, goal === null ? '' : String(goal), met === null ? '' : met ? 'met' : 'missed'];
  const head = ['what', 'value', 'beside', 'ratio', 'goal', ''];
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(cellsOf(row))), '', `Medians of ${rounds} rounds on ${machine}.`].join('\n');
};
