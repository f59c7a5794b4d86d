import type { Words } from '../words.ts';
import type { es } from './es.ts';

/** What an app's page says before its script runs. */
export const en: Words<typeof es> = {
  phoneTitle: 'Qoa store',
  consoleTitle: 'Qoa',
  needsScript: 'Turn on JavaScript to use Qoa.',
};
