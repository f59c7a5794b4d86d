import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert } from '@qoa/shared/result';

const apps = fileURLToPath(new URL('../../../../apps', import.meta.url));

/** The folder of a web app as `npm run build` left it; the tests of pages, stages and stories see to it before they begin. To be read only: all of them share it. */
export const builtApp = (name: 'pos-pwa' | 'customer-card' | 'admin-console'): string => {
  const dist = join(apps, name, 'dist');
  assert(existsSync(join(dist, 'index.html')), `${name} is built: npm run build`);
  return dist;
};
