/** What the server itself says, outside any screen: PDF, messages, plain pages. */
export const es = {
  notFound: 'Esta página no existe. Empieza desde la portada.',
  starting: 'Qoa está arrancando. Vuelve a intentar en unos segundos.',
  draining: 'Qoa se está reiniciando. Vuelve a intentar en unos segundos.',
  demoProgramme: 'Junta y gana',
};
