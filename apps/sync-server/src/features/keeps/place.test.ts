import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { EnrolmentId, Epoch } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { type Keeps, type KeptLine, openKeeps } from './keeps.ts';
import { keepsOf } from './place.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));
const newPlace = () => {
  const folder = mkdtempSync(join(tmpdir(), 'qoa-place-'));
  folders.push(folder);
  return { dataDir: join(folder, 'data'), beside: join(folder, 'data-keep'), inside: join(folder, 'data/keeps'), elsewhere: join(folder, 'disk/kept') };
};

const revoked = (n: number): KeptLine => ({ kept: 'revoked', enrolment: `00000000000000a${n}` as EnrolmentId, atMs: n });
const covered = (judgedNo: number) => ({ epoch: '00000000000000aa' as Epoch, judgedNo, atMs: 7 });

const keepsAt = (place: Parameters<typeof keepsOf>[0]): Keeps => {
  const keeps = keepsOf(place);
  assert(keeps.ok, 'the folder is open');
  return keeps.value;
};

test('they lie beside the data folder, or where the setting says, and never inside', () => {
  const { dataDir, beside, elsewhere } = newPlace();
  keepsAt({ dataDir: `${dataDir}/`, keepDir: null }).note(revoked(1));
  keepsAt({ dataDir, keepDir: elsewhere }).note(revoked(2));
  expect([openKeeps(beside).lines(), openKeeps(elsewhere).lines()]).toEqual([[revoked(1)], [revoked(2)]]);
});

test('what an earlier release left inside is brought over with every line as it is, at each start, and stays', () => {
  const { dataDir, beside, inside } = newPlace();
  const earlier = openKeeps(inside);
  earlier.note(revoked(1));
  appendFileSync(join(inside, 'keeps.jsonl'), '\n{"kept":"hologram"}');
  earlier.cover(covered(41));
  const keeps = keepsAt({ dataDir, keepDir: null });
  expect([keeps.lines(), keeps.covered()]).toEqual([[revoked(1)], covered(41)]);
  keeps.note(revoked(2));
  keeps.cover(covered(50));
  earlier.note(revoked(3));
  const again = keepsAt({ dataDir, keepDir: null });
  expect([again.lines(), again.covered(), earlier.lines()]).toEqual([[revoked(1), revoked(2), revoked(3)], covered(50), [revoked(1), revoked(3)]]);
  expect(readFileSync(join(beside, 'keeps.jsonl'), 'utf8').split('hologram')).toHaveLength(2);
});

test('dying while they are brought over loses none: the torn line is passed over, and comes again whole', () => {
  const { dataDir, beside, inside } = newPlace();
  const earlier = openKeeps(inside);
  for (const n of [1, 2, 3]) earlier.note(revoked(n));
  const whole = readFileSync(join(inside, 'keeps.jsonl'), 'utf8');
  for (let at = 0; at <= whole.length; at += 1) {
    mkdirSync(beside, { recursive: true });
    writeFileSync(join(beside, 'keeps.jsonl'), whole.slice(0, at));
    expect(keepsAt({ dataDir, keepDir: null }).lines()).toEqual([revoked(1), revoked(2), revoked(3)]);
  }
});

test('a folder that cannot be made is told by its name', () => {
  const { dataDir, beside } = newPlace();
  writeFileSync(beside, 'a file');
  expect(keepsOf({ dataDir, keepDir: null })).toEqual({ ok: false, error: { code: 'KEEP_DIR_CLOSED', folder: beside } });
});
