import { asOne, type Outcome } from './check.ts';
import { isTest, sourceFiles, textOf } from './files.ts';

/** The core is decided by its arguments alone. Types are no effect, so `Promise` in a comment or a name is not looked for. */
export const checkPurity = async (): Promise<Outcome> =>
  asOne(
    sourceFiles
      .filter((path) => path.startsWith('packages/shared/src/') && !isTest(path))
      .flatMap((path) => textOf(path).split('\n').flatMap((line, index) => impurities(line).map((word) => `${path}:${index + 1}: ${word} in the pure core`))),
  );

const impure = [/\bDate\.now\b/, /\bnew Date\(\)/, /\bMath\.random\b/, /\bperformance\.\w/, /\bcrypto\.\w/, /\bset(?:Timeout|Interval|Immediate)\(/, /\basync\b/, /\bawait\b/, /\bfetch\(/, /\bprocess\.\w/, /\bconsole\.\w/];

/** The words of a line that reach for the world. */
export const impurities = (line: string): readonly string[] => {
  const code = line.replace(/^\s*(?:\*|\/\*|\/\/).*$/, '').replace(/'(?:[^'\\]|\\.)*'|`[^`]*`/g, "''").replace(/\/\/.*$/, '');
  return impure.flatMap((pattern) => pattern.exec(code)?.[0] ?? []);
};
