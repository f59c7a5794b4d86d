/** The page that a browser gets in the place of what it asked for. */
export const es = {
  mark: 'Qoa',
  again: 'Intentar de nuevo',
  start: 'Ir a la portada',
  phone: 'Abrir el punto de venta',
  card: 'Ver mi tarjeta',
  otherLanguage: 'English',
  code: (code: string) => `Código ${code}`,
};
