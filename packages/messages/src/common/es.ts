import { plural } from '../words.ts';

/** Words that several screens share. */
export const es = {
  product: 'Qoa',
  save: 'Guardar',
  cancel: 'Cancelar',
  close: 'Cerrar',
  retry: 'Intentar de nuevo',
  loading: 'Cargando…',
  language: 'Idioma',
  spanish: 'Español',
  english: 'English',
  skipToContent: 'Ir al contenido',
  stamps: (n: number) => plural(n, 'sello', 'sellos'),
  points: (n: number) => plural(n, 'punto', 'puntos'),
  pieces: (n: string) => `${n} pz`,
  unknownProduct: 'Producto sin nombre',
  crashedTitle: 'Algo salió mal en esta pantalla',
  crashedNext: 'Lo guardado sigue a salvo. Vuelve a abrir la pantalla.',
  reload: 'Volver a abrir',
};
