/** What an app's page says before its script runs. */
export const es = {
  phoneTitle: 'Qoa tienda',
  consoleTitle: 'Qoa',
  needsScript: 'Activa JavaScript para usar Qoa.',
};
