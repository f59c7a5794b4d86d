/** What the server itself says, outside any screen: PDF, messages, plain pages. */
export const es = {
  starting: 'Qoa está arrancando. Vuelve a intentar en unos segundos.',
  open: (url: string) => `Qoa está abierto en ${url}`,
  stopHint: 'Para cerrarlo: Ctrl+C.',
  demoSignIn: (email: string, password: string) => `Consola de prueba: ${email} · ${password}`,
  badSettings: 'Qoa no arranca: revisa estos ajustes (.env.example los explica).',
  portBusy: (port: number, other: number) => `El puerto ${port} está ocupado por otro programa. Ciérralo, o prueba: PORT=${other} npm start`,
  dataDirLocked: (folder: string) => `Otro Qoa ya usa la carpeta ${folder}. Ciérralo, o elige otra con DATA_DIR.`,
};
