import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '@qoa/shared/result';
import { faultKinds } from './fault-kinds.ts';
import type { Setting } from './setting.ts';

/** A schedule that once broke a law: kept for ever, one file of one line each. */
export interface Kept {
  /** What it found, in a sentence. */
  readonly found: string;
  readonly law: string;
  readonly setting: Setting;
}

const keptFolder = join(import.meta.dirname, '..', 'kept');

/** Every kept schedule, by the name of its file. Throws a Defect when a file is not a kept schedule. */
export const keptSchedules = (folder: string = keptFolder): readonly (readonly [string, Kept])[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [name, keptFrom(name, JSON.parse(readFileSync(join(folder, name), 'utf8')))]);

/** Keeps a schedule that broke a law under its seed; answers the file, which deserves a better name. */
export const keepSchedule = (kept: Kept, folder: string = keptFolder): string => {
  const path = join(folder, `seed-${kept.setting.seed}.json`);
  writeFileSync(path, `${JSON.stringify(kept)}\n`);
  return path;
};

const keptFrom = (name: string, content: unknown): Kept => {
  assert(isKept(content), `${name} is a kept schedule`);
  return content;
};

const isKept = (content: unknown): content is Kept =>
  typeof content === 'object' && content !== null && 'found' in content && 'law' in content && 'setting' in content && isSetting(content.setting);

const isSetting = (setting: unknown): setting is Setting => {
  if (typeof setting !== 'object' || setting === null || !('leftOut' in setting) || !('spared' in setting)) return false;
  const numbers = ['seed', 'stores', 'phones', 'stormMinutes', 'steps', 'pieceMax'] as const;
  const known: ReadonlySet<unknown> = new Set(faultKinds);
  return numbers.every((key) => Number.isSafeInteger(Reflect.get(setting, key))) && Array.isArray(setting.leftOut) && Array.isArray(setting.spared) && setting.spared.every((kind) => known.has(kind));
};
