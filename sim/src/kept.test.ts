import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keepSchedule, keptSchedules } from './kept.ts';
import { settingOf } from './setting.ts';

it('a schedule that broke a law is kept, and read again as it was', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qoa-kept-'));
  try {
    const kept = { found: 'a sale counted twice', law: 'once', setting: settingOf(7) };
    keepSchedule(kept, folder);
    expect(keptSchedules(folder)).toEqual([['seed-7.json', kept]]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
