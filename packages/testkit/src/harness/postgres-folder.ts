import { spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where a cluster lives, the binaries it runs and who runs them (undefined: ourselves). */
export type PostgresFolder = { readonly path: string; readonly cluster: string; readonly binaries: string; readonly user: UnixUser | undefined };
export type UnixUser = { readonly uid: number; readonly gid: number };

/** Makes a folder that the server's user may enter, with a fresh cluster in it. */
export const preparePostgresFolder = async (found: string): Promise<PostgresFolder> => {
  const user = unprivilegedUser();
  const path = mkdtempSync(join(tmpdir(), 'qoa-postgres-'));
  chmodSync(path, 0o755);
  if (user !== undefined) chownSync(path, user.uid, user.gid);
  const folder = { path, cluster: join(path, 'cluster'), binaries: reachable(found, path, user), user };
  await initialise(folder);
  return folder;
};

/** What `spawn` needs to become that user. */
export const runAs = (user: UnixUser | undefined): Partial<UnixUser> => user ?? {};

/** PostgreSQL refuses to run as root; nobody else's name is needed, so `postgres` or `nobody` will do. */
const unprivilegedUser = (): UnixUser | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const rows = readFileSync('/etc/passwd', 'utf8').split('\n').map((row) => row.split(':'));
  const row = rows.find(([name]) => name === 'postgres') ?? rows.find(([name]) => name === 'nobody');
  if (row === undefined) throw new Error('Running as root, and /etc/passwd has neither postgres nor nobody. Mend it with: useradd --system postgres');
  return { uid: Number(row[2]), gid: Number(row[3]) };
};

/** A checkout under a closed home cannot be entered by the other user: then the binaries are copied beside the cluster. */
const reachable = (binaries: string, path: string, user: UnixUser | undefined): string => {
  if (user === undefined || everyoneMayEnter(binaries)) return binaries;
  cpSync(dirname(binaries), join(path, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(path, 'native', 'bin');
};

const everyoneMayEnter = (folder: string): boolean => (statSync(folder).mode & 0o001) !== 0 && (dirname(folder) === folder || everyoneMayEnter(dirname(folder)));

const initialise = ({ binaries, cluster, path, user }: PostgresFolder): Promise<void> =>
  new Promise((resolve, reject) => {
    const args = ['-D', cluster, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
    const child = spawn(join(binaries, 'initdb'), args, { ...runAs(user), cwd: path, env: { ...process.env, HOME: path } });
    const words: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => words.push(chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`initdb failed:\n${words.join('')}`))));
  });
