/** A card's holder tells the birthday: the words under which it is asked for. When their meaning changes, so does the server's `noticeVersion`. */
export const es = {
  title: 'Tu cumpleaños',
  offer: 'Hay promociones que regalan algo por tu cumpleaños. Si quieres, dinos el día y el mes; el año no.',
  notice: 'Lo usamos solo para eso. Se guarda cifrado y ninguna tienda ni marca ve la fecha; la tienda sí ve que esos días se te regala algo. Para corregirlo o borrarlo, pídelo a Qoa.',
  day: 'Día',
  month: 'Mes',
  choose: 'Elige',
  next: 'Continuar',
  incomplete: 'Elige el día y el mes.',
  sure: (day: string) => `¿Es el ${day}?`,
  once: 'Se guarda una sola vez.',
  save: 'Sí, guardar',
  back: 'Cambiar',
  saving: 'Guardando…',
  told: (day: string) => `¡Gracias! Te esperamos el ${day}.`,
  toldBefore: 'Ya nos habías dicho tu cumpleaños. Si quedó mal, pide a Qoa que lo corrija.',
  failed: 'No se pudo guardar. Revisa tu señal e intenta de nuevo.',
};
