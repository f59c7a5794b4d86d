/** What people call the members of a revision and of a participation. */
export const memberNamesEs = {
  v: 'forma del documento', campaign: 'campaña', owner: 'dueño', cpg: 'marca', store: 'tienda', name: 'nombre', startsAtMs: 'empieza', endsAtMs: 'termina', redeemUntilMs: 'canje hasta', timeZone: 'zona horaria',
  effectiveFromMs: 'en vigor desde', revision: 'versión', state: 'estado', courtesyMs: 'cortesía', units: 'unidades', unit: 'unidad', kind: 'tipo', programme: 'programa', goal: 'meta', overflow: 'lo que excede', heldDays: 'días en espera',
  expiry: 'vigencia', by: 'vence', days: 'días', ends: 'al final de', atMs: 'fecha', warnDays: 'días de aviso', products: 'productos', except: 'excepto', tags: 'etiquetas', brands: 'marcas', brand: 'marca', categories: 'categorías',
  stores: 'tiendas', lists: 'listas', types: 'tipos de tienda', cities: 'ciudades', states: 'estados', countries: 'países', resolved: 'participa', rank: 'precisión', cards: 'tarjetas', isNew: 'nuevas', lapsedDays: 'días sin comprar', tiers: 'niveles',
  exceptTags: 'excepto etiquetas', holdoutPercent: 'grupo de control', allows: 'restringidos permitidos', minimum: 'mínimo', cents: 'pesos', pieces: 'piezas', on: 'medido en', cooldownMs: 'tiempo de espera', earn: 'formas de ganar', id: 'clave',
  window: 'horario', weekdays: 'días de la semana', hours: 'horas', per: 'por', every: 'por cada', remainder: 'lo que sobra', everyCents: 'por cada', rounding: 'redondeo', steps: 'pasos', at: 'se redondea', mode: 'hacia', when: 'antes o después del aumento',
  atLeast: 'al menos', parts: 'partes', timesMax: 'veces como mucho', daysAround: 'días alrededor', multipliers: 'aumentos', multiplier: 'aumento', how: 'si hay varios', list: 'lista', percent: 'por ciento', extraMax: 'de más como mucho', limits: 'topes', of: 'cuenta', max: 'máximo',
  scope: 'alcance', holder: 'de quién', budget: 'presupuesto', centsPerUnit: 'costo por unidad', levels: 'niveles', need: 'se piden', conditions: 'condiciones', metric: 'medida', access: 'premios solo para el nivel', over: 'periodo', period: 'periodo',
  countsOwnSale: 'cuenta la propia venta', graceDays: 'días de gracia', onFall: 'al bajar', resetOnRedeem: 'empieza de cero al canjear', group: 'grupo', rewards: 'premios', birthday: 'cumpleaños', times: 'veces por tarjeta', cost: 'costo', pay: 'pago por participar', participationMode: 'cómo entran las tiendas', storesTakingPart: 'tiendas que participan',
};

/** One entry of a list. */
export const entryNamesEs: Readonly<Record<string, string>> = { units: 'unidad', earn: 'forma de ganar', list: 'aumento', limits: 'tope', levels: 'nivel', rewards: 'premio', parts: 'parte', conditions: 'condición' };

/** The choices that a revision or a participation writes as a word. */
export const choiceNamesEs = {
  active: 'activa', paused: 'en pausa', ended: 'terminada', stamp: 'sello', point: 'punto', carry: 'se guarda', drop: 'se pierde', never: 'nunca', age: 'por antigüedad', date: 'en una fecha', first: 'primera compra', inactivity: 'por no comprar',
  instant: 'el instante', day: 'el día', week: 'la semana', month: 'el mes', quarter: 'el trimestre', year: 'el año', yes: 'sí', no: 'no', scope: 'los productos participantes', ticket: 'el total del ticket', item: 'cada pieza', items: 'varias piezas', amount: 'lo gastado',
  visit: 'visita', different: 'productos distintos', combo: 'combinación', birthday: 'cumpleaños', whole: 'completos', proportional: 'proporcionales', unit: 'la unidad', line: 'el renglón', sale: 'la venta', down: 'abajo', nearest: 'el más cercano', up: 'arriba',
  before: 'antes', after: 'después', best: 'cuenta el mejor', multiply: 'se multiplican', units: 'unidades', extra: 'lo que agrega un aumento', sales: 'ventas', lifetime: 'toda la promoción', campaign: 'toda la campaña', brand: 'una marca', products: 'unos productos', store: 'cada tienda',
  days: 'días alrededor', card: 'cada tarjeta', everyone: 'todas juntas', any: 'una', all: 'todas', cents: 'pesos gastados', earned: 'ganado', held: 'saldo', calendar: 'por calendario', rolling: 'últimos días', step: 'un nivel', reach: 'al que le toca', product: 'producto', discount: 'descuento',
  benefit: 'beneficio', tier: 'el nivel', cpg: 'marca', tiendita: 'tiendita', minisuper: 'minisúper', cadena: 'cadena', alcohol: 'alcohol', tobacco: 'tabaco', medicine: 'medicinas', 'phone-credit': 'tiempo aire', service: 'servicios', automatic: 'automática', managed: 'administrada',
  'opt-in': 'por invitación', prize: 'premio',
};

export const valueWordsEs = { nothing: 'nada', yes: 'sí', no: 'no', weekdays: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'], more: (n: number): string => `${n} más` };
