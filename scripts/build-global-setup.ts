import { execFileSync } from 'node:child_process';
import { root } from './gate/files.ts';

/** Pages, stages and stories walk the apps as they are built: stale bundles would tell an old story. */
export default (): void => {
  execFileSync(process.execPath, ['scripts/boot.mjs', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
};
