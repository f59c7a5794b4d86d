import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onlyAdds } from './only-adds.ts';
import { goldenFiles } from './files.ts';

// Adds what is missing, a schema of a new message among it. What stands is never changed, except in the schema lock under a higher protocol version:
// a golden file says what some phone out there has already sent.
const folder = import.meta.dirname;
const isThawed = process.argv.includes('--before-first-release');
const lock = 'schema-lock.json';

interface Known {
  readonly signature?: string;
  readonly protocolVersion?: number;
}

const read = (path: string): Known | null => {
  try {
    return JSON.parse(readFileSync(join(folder, path), 'utf8'));
  } catch {
    // Not there yet.
    return null;
  }
};

const isAllowed = (path: string, known: Known, content: unknown): boolean =>
  isThawed || onlyAdds(known, content) || (path === lock && JSON.stringify(content).includes(`"protocolVersion":${(known.protocolVersion ?? 0) + 1},`));

const files = goldenFiles({ certificate: read('crypto/certificate.json')?.signature ?? null, session: read('crypto/session.json')?.signature ?? null });
const refused: string[] = [];
for (const [path, made] of Object.entries(files)) {
  const content: unknown = JSON.parse(JSON.stringify(made));
  const known = read(path);
  if (JSON.stringify(known) === JSON.stringify(content)) continue;
  if (known !== null && !isAllowed(path, known, content)) {
    refused.push(path);
    continue;
  }
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${JSON.stringify(content, null, 2)}\n`);
  console.log(`${known === null ? 'added' : 'changed'} ${path}`);
}
if (refused.length > 0) {
  console.error(`Golden files never change; add the new form beside the old one, or raise PROTOCOL_VERSION for the schema lock:\n${refused.join('\n')}`);
  process.exitCode = 1;
}
