import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { EnrolmentId, Epoch } from '@qoa/shared/ids';
import { type KeptLine, openKeeps } from './keeps.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'qoa-keeps-'));
  folders.push(folder);
  return folder;
};

const revoked = (enrolment: string): KeptLine => ({ kept: 'revoked', enrolment: enrolment as EnrolmentId, atMs: 5 });

test('what was noted is there when the folder is opened again', () => {
  const folder = newFolder();
  const keeps = openKeeps(folder);
  keeps.note(revoked('00000000000000a1'));
  keeps.note({ kept: 'code-used', code: 'ff', enrolment: '00000000000000a2' as EnrolmentId, atMs: 6 });
  expect(openKeeps(folder).lines()).toEqual(keeps.lines());
  expect(openKeeps(folder).revokedAtMs('00000000000000a1' as EnrolmentId)).toBe(5);
  expect(openKeeps(folder).revokedAtMs('00000000000000a2' as EnrolmentId)).toBe(null);
});

test('a line that a crash tore is passed over, and swallows none behind it', () => {
  const folder = newFolder();
  openKeeps(folder).note(revoked('00000000000000a1'));
  appendFileSync(join(folder, 'keeps.jsonl'), '\n{"kept":"revo');
  openKeeps(folder).note(revoked('00000000000000a2'));
  expect(openKeeps(folder).lines()).toEqual([revoked('00000000000000a1'), revoked('00000000000000a2')]);
});

test('a line of a later release stays in the file and is passed over', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'keeps.jsonl'), '\n{"kept":"hologram"}');
  const keeps = openKeeps(folder);
  keeps.note(revoked('00000000000000a1'));
  expect(keeps.lines()).toEqual([revoked('00000000000000a1')]);
  expect(readFileSync(join(folder, 'keeps.jsonl'), 'utf8')).toContain('hologram');
});

test('how far backups reach is told by one process to another', () => {
  const folder = newFolder();
  const [server, backup] = [openKeeps(folder), openKeeps(folder)];
  expect(server.covered()).toBe(null);
  const covered = { epoch: '00000000000000aa' as Epoch, judgedNo: 41, atMs: 7 };
  backup.cover(covered);
  expect(server.covered()).toEqual(covered);
});
