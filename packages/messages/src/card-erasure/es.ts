/** A card's holder erases it. */
export const es = {
  offer: 'Borrar mi tarjeta',
  title: '¿Borrar tu tarjeta para siempre?',
  lost: 'Se pierden tus sellos y puntos, y tu código no vuelve a servir. Nada dirá ya de quién era. No se puede deshacer.',
  erase: 'Sí, borrar para siempre',
  keep: 'No, conservarla',
  erasing: 'Borrando…',
  failed: 'No se pudo borrar. Revisa tu señal e intenta de nuevo.',
};
