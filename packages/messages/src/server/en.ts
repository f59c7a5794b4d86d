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
  backupUsage: 'Usage: npm run backup -- FOLDER, or npm run restore -- FOLDER_OF_THE_BACKUP (docs/runbooks/backup.md, restore.md).',
  backupTaken: (folder, judgedNo) => `A proved backup in ${folder}: it covers up to number ${judgedNo}.`,
  backupRefused: (code) => `There is no backup: ${code}. docs/runbooks/backup.md says what to do.`,
  restored: (judgedNo) => `Restored up to number ${judgedNo}, in a new life. Start Qoa: the phones send again what is missing.`,
  restoreRefused: (code) => `Nothing was restored: ${code}. docs/runbooks/restore.md says what to do.`,
  movedAside: (folder) => `What stood before lies in ${folder}.`,
  lostFacts: 'This was published after the backup and is lost; it has to be done again:',
  dataDirLocked: (folder) => `Another Qoa already uses the folder ${folder}. Close it, or choose another with DATA_DIR.`,
};
