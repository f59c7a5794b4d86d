/** By which rule of its campaign something ended. */
export type EndedBy = 'age' | 'date' | 'first' | 'inactivity';

const ended: Readonly<Record<EndedBy, string>> = {
  age: 'Se cumplió su plazo. Lo que ganes desde ahora tiene el suyo.',
  date: 'Llegó la fecha límite de la promoción.',
  first: 'Se cumplió el plazo desde el primero. Con tu próxima compra empiezas de nuevo.',
  inactivity: 'Pasó el plazo sin una compra tuya. Con la próxima empiezas de nuevo.',
};

/** Around what lies ahead of a card in a campaign (`outlook` of the messages): the customer's page, after its first view. */
export const es = {
  lastPurchase: (why: string) => `Tu última compra: ${why}`,
  someProducts: (line: string) => `En algunos productos: ${line.charAt(0).toLowerCase()}${line.slice(1)}`,
  paused: 'En pausa: por ahora no suma.',
  ended: 'Terminó: ya no suma.',
  begins: (day: string) => `Suma desde el ${day}.`,
  earnUntil: (day: string) => `Suma hasta el ${day}.`,
  redeemUntil: (day: string) => `Canjea hasta el ${day}.`,
  ownReward: (name: string, price: string) => `Para ti: ${name}${price === '' ? ' sin costo' : ` por ${price}`}. Aún no se canjea con Qoa.`,
  terms: 'Bases de la promoción',
  seen: (ago: string) => `Lo que sigue es de ${ago}:`,
  whyLoading: 'Un momento…',
  whyAway: 'No se pudo ver el detalle. Intenta cuando tengas señal.',
  endedStamps: (n: number) => n === 1 ? 'Venció 1 sello' : `Vencieron ${n} sellos`,
  endedPoints: (n: number) => n === 1 ? 'Venció 1 punto' : `Vencieron ${n} puntos`,
  endedBy: (by: EndedBy) => ended[by],
};
