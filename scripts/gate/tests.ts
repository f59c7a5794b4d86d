import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome, SlowTest } from './check.ts';
import { ensureChromium } from './ensure-chromium.ts';
import { root } from './files.ts';
import { runCommand, type Ended } from './run-command.ts';

type Report = { readonly numPassedTests: number; readonly numFailedTests: number; readonly testResults: readonly FileReport[] };
type FileReport = { readonly name: string; readonly status: string; readonly message: string; readonly assertionResults: readonly TestReport[] };
type TestReport = { readonly status: string; readonly fullName: string; readonly duration?: number | null; readonly failureMessages: readonly string[] };

/** Ends what hangs, however slow the machine: the longest project takes a fifth of it on two free cores. */
const timeoutMs = 1_800_000;

/** Runs one vitest project and reads its report. A run that breaks outside any test counts as one failure. */
export const runTests = async (project: string): Promise<Outcome> => {
  if (needsBrowser(project)) await ensureChromium();
  const reportPath = join(root, '.qoa/reports', `${project.replaceAll('*', 'all')}.json`);
  mkdirSync(join(root, '.qoa/reports'), { recursive: true });
  rmSync(reportPath, { force: true });
  const ended = await runCommand('vitest', ['run', '--project', project, '--reporter=json', `--outputFile.json=${reportPath}`, '--reporter=dot'], { timeoutMs });
  if (!existsSync(reportPath)) return { passed: 0, failed: 1, problems: [ended.out + ended.err] };
  return outcomeOf(JSON.parse(readFileSync(reportPath, 'utf8')) as Report, ended);
};

const needsBrowser = (project: string): boolean => !['unit*', 'sim', 'pg'].includes(project);

const outcomeOf = ({ numPassedTests, testResults }: Report, ended: Ended): Outcome => {
  const failures = testResults.flatMap(failuresOf);
  const outside = ended.ok ? [] : outsideTests(ended.out + ended.err, failures.length === 0);
  const skipped = testResults.flatMap(({ name, assertionResults }) => assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => `${name}: skipped: ${fullName}`));
  const problems = [...failures, ...outside, ...skipped];
  return { passed: numPassedTests, failed: problems.length, problems, slowest: testResults.flatMap(slowTests) };
};

/** What the runner says of errors that belong to no test, such as the death of a worker: its JSON report does not tell them. */
const outsideTests = (said: string, nothingElse: boolean): readonly string[] => {
  const from = said.indexOf('Unhandled Error');
  if (from >= 0) return [said.slice(from)];
  return nothingElse ? [said] : [];
};

/** A file that cannot even be loaded has no tests to fail. */
const failuresOf = ({ name, status, message, assertionResults }: FileReport): readonly string[] => {
  const path = name.replace(`${root}/`, '');
  const failed = assertionResults.filter((test) => test.status === 'failed').map((test) => `${path}: ${test.fullName}\n${test.failureMessages.map(ownFrames).join('\n')}`);
  return failed.length === 0 && status === 'failed' ? [`${path}: ${message}`] : failed;
};

/** The runner's own frames say nothing about our mistake. */
const ownFrames = (message: string): string =>
  message
    .split('\n')
    .filter((line) => !/^\s+at .*node_modules/.test(line) && !/^\s+at new Promise/.test(line))
    .join('\n');

const slowTests = ({ name, assertionResults }: FileReport): readonly SlowTest[] =>
  assertionResults.map(({ fullName, duration }) => ({ name: `${name.replace(`${root}/`, '')}: ${fullName}`, ms: duration ?? 0 }));
