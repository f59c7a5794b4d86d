import type { Words } from '../words.ts';
import type { es } from './es.ts';

/** What the server itself says, outside any screen: PDF, messages, plain pages. */
export const en: Words<typeof es> = {
  starting: 'Qoa is starting. Try again in a few seconds.',
  open: (url) => `Qoa is open at ${url}`,
  stopHint: 'To close it: Ctrl+C.',
  demoSignIn: (email, password) => `Demo console: ${email} · ${password}`,
  badSettings: 'Qoa does not start: look at these settings (.env.example explains them).',
  portBusy: (port, other) => `Port ${port} is busy with another program. Close it, or try: PORT=${other} npm start`,
  dataDirLocked: (folder) => `Another Qoa already uses the folder ${folder}. Close it, or choose another with DATA_DIR.`,
};
