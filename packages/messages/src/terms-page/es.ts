import { plural } from '../words.ts';

/** The public page of a campaign's terms. */
export const es = {
  pageTitle: (campaign: string) => `Bases de ${campaign}`,
  mark: 'Qoa',
  by: (owner: string) => `Una promoción de ${owner}`,
  terms: 'Bases completas',
  stores: (n: number) => n === 0 ? 'Por ahora no hay tiendas que la tengan.' : `Hoy la ${n === 1 ? 'tiene' : 'tienen'} ${plural(n, 'tienda', 'tiendas')}.`,
  storesSoon: (n: number) => `La ${n === 1 ? 'va' : 'van'} a tener ${plural(n, 'tienda', 'tiendas')}.`,
  notStarted: (day: string) => `Aún no empieza. Vale desde el ${day}.`,
  paused: 'Está en pausa: por ahora no suma. Lo que ya tienes sigue en tu tarjeta.',
  calledOff: 'Se retiró antes de empezar: no sumó ni va a sumar.',
  ended: 'Ya terminó: ya no suma.',
  redeemUntil: (day: string) => `Puedes canjear hasta el ${day}.`,
  changes: (day: string) => `Cambia el ${day}`,
  changesNote: 'Hasta ese día vale lo de arriba. Lo que ya ganaste no se pierde.',
  version: (n: number, day: string) => `Versión ${n}, vigente desde el ${day}.`,
  openCard: 'Ver mi tarjeta',
  unknownTitle: 'No encontramos esa promoción',
  unknownNext: 'Revisa el enlace, o ábrelas desde tu tarjeta.',
  otherLanguage: 'English',
};
