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
  adminUsage: 'Usage: npm run admin -- add EMAIL, or add EMAIL support (looks only), reset EMAIL, disable EMAIL. The password is asked for afterwards.',
  adminPassword: 'New password (at least 12 characters; not shown while you type):',
  adminAdded: (email, role) => `${email} may now sign in to the console (${role}).`,
  adminReset: (email, role) => `${email} signs in with the new password from now on (${role}); their sessions have ended.`,
  adminDisabled: (email, role) => `${email} may no longer sign in (${role}); their sessions have ended.`,
  adminEmailInvalid: 'That is no e-mail.',
  adminPasswordWeak: 'That password protects nothing: use at least 12 characters, not nearly all the same, and without the name in the e-mail.',
  adminKnown: 'That person is there already. For another password: npm run admin -- reset EMAIL',
  adminUnknown: 'Nobody has that e-mail. To add it: npm run admin -- add EMAIL',
  adminWhileOpen: (folder) => `Qoa is open on ${folder}, and its embedded database serves one program only. Close it, repeat this command and open it again.`,
  copyOf: (name: string) => `Copy of ${name}`,
  dataDirLocked: (folder) => `Another Qoa already uses the folder ${folder}. Close it, or choose another with DATA_DIR.`,
  keepDirClosed: (folder) => `The folder ${folder} cannot be written to: it keeps what no backup undoes. Give it the right, or choose another with KEEP_DIR, never inside DATA_DIR.`,
};
