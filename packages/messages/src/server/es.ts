/** What the server itself says, outside any screen: PDF, messages, plain pages. */
export const es = {
  starting: 'Qoa está arrancando. Vuelve a intentar en unos segundos.',
  open: (url: string) => `Qoa está abierto en ${url}`,
  stopHint: 'Para cerrarlo: Ctrl+C.',
  demoSignIn: (email: string, password: string) => `Consola de prueba: ${email} · ${password}`,
  badSettings: 'Qoa no arranca: revisa estos ajustes (.env.example los explica).',
  portBusy: (port: number, other: number) => `El puerto ${port} está ocupado por otro programa. Ciérralo, o prueba: PORT=${other} npm start`,
  backupUsage: 'Uso: npm run backup -- CARPETA, o npm run restore -- CARPETA_DEL_RESPALDO (docs/runbooks/backup.md, restore.md).',
  backupTaken: (folder: string, judgedNo: number) => `Respaldo probado en ${folder}: cubre hasta el número ${judgedNo}.`,
  backupRefused: (code: string) => `No hay respaldo: ${code}. docs/runbooks/backup.md dice qué hacer.`,
  restored: (judgedNo: number) => `Restaurado hasta el número ${judgedNo}, en una vida nueva. Arranca Qoa: los teléfonos envían otra vez lo que falta.`,
  restoreRefused: (code: string) => `No se restauró nada: ${code}. docs/runbooks/restore.md dice qué hacer.`,
  movedAside: (folder: string) => `Lo que había quedó en ${folder}.`,
  lostFacts: 'Esto se publicó después del respaldo y se perdió; hay que hacerlo otra vez:',
  dataDirLocked: (folder: string) => `Otro Qoa ya usa la carpeta ${folder}. Ciérralo, o elige otra con DATA_DIR.`,
};
