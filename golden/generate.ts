import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { goldenFiles } from './files.ts';

// Adds what is missing. What stands is never changed, except the schema lock under a higher protocol version:
// a golden file says what some phone out there has already sent.
const folder = import.meta.dirname;
const isThawed = process.argv.includes('--before-first-release');

const textAt = (path: string): string | null => {
  try {
    return readFileSync(join(folder, path), 'utf8');
  } catch {
    return null;
  }
};

const read = (path: string): { readonly signature?: string; readonly protocolVersion?: number } => JSON.parse(textAt(path) ?? '{}');

const files = goldenFiles({ certificate: read('crypto/certificate.json').signature ?? null, session: read('crypto/session.json').signature ?? null });
const lock = 'schema-lock.json';
const isNewVersion = JSON.stringify(files[lock]).includes(`"protocolVersion":${(read(lock).protocolVersion ?? 0) + 1}`);
const refused: string[] = [];
for (const [path, content] of Object.entries(files)) {
  const text = `${JSON.stringify(content, null, 2)}\n`;
  const known = textAt(path);
  if (known === text) continue;
  if (known !== null && !isThawed && !(path === lock && isNewVersion)) {
    refused.push(path);
    continue;
  }
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  console.log(`${known === null ? 'added' : 'changed'} ${path}`);
}
if (refused.length > 0) {
  console.error(`Golden files never change; give the new form a new name, or raise PROTOCOL_VERSION for the schema lock:\n${refused.join('\n')}`);
  process.exitCode = 1;
}
