import { parseArgs } from 'node:util';

/** What was asked for on the command line. */
export interface Asked {
  readonly schedules: number;
  readonly seed: number;
  readonly json: boolean;
  readonly planted: boolean;
  /** Live them again with the real adapters. */
  readonly real: boolean;
}

/** Reads `--schedules N --seed S --json --planted --real`; throws a TypeError or RangeError that says what is wrong. */
export const readArguments = (argv: readonly string[]): Asked => {
  const { values } = parseArgs({
    args: [...argv],
    options: { schedules: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' }, json: { type: 'boolean', default: false }, planted: { type: 'boolean', default: false }, real: { type: 'boolean', default: false } },
  });
  return { schedules: whole('schedules', values.schedules), seed: whole('seed', values.seed), json: values.json, planted: values.planted, real: values.real };
};

/** What was asked for; what cannot be read ends the process with 2, saying what can be asked. */
export const askedOrUsage = <Read>(read: () => Read, usage: string): Read => {
  try {
    return read();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nusage: ${usage}\n`);
    process.exit(2);
  }
};

/** A whole number from 1; throws a RangeError that says what was written instead. */
export const whole = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`--${name}: expected a whole number from 1, got "${text}"`);
  return value;
};
