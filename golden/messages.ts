import { base64urlOf, hexOf, utf8Of } from '../packages/shared/src/bytes/index.ts';
import { answerText, type Answer, type TaggedAnswer, type ToldAnswer } from '../packages/shared/src/events/index.ts';
import type { ProgrammeId, Seq } from '../packages/shared/src/ids/index.ts';
import { purposes, type messageSchemas } from '../packages/shared/src/protocol/index.ts';
import { goldenEvents } from './events.ts';
import { enrolment, epoch, phoneAgreement, phoneSigning, sealed, serverAgreement, serverMs, serverSigning, store, tagText } from './world.ts';

const envelopes = Object.values(goldenEvents)
  .map((event) => sealed(event).envelope)
  .filter(({ seq }) => seq <= 3);
const hashOf = (seq: Seq): Answer['hash'] => envelopes.find((envelope) => envelope.seq === seq)?.hash ?? sealed(Object.values(goldenEvents)[0] ?? raise()).envelope.hash;

const answer: Answer = {
  seq: 1,
  hash: hashOf(1),
  judgedNo: 98_801,
  class: 'partial',
  code: 'LIMIT_CUT',
  facts: { programme: 3, given: 1, due: 2, per: 'day', units: 2, used: 1, nextMs: serverMs + 43_200_000 },
  given: [{ programme: 3 as ProgrammeId, unit: 'stamp', units: 1, balance: 9, goal: 10 }],
};
const accepted: Answer = { seq: 2, hash: hashOf(2), judgedNo: 98_802, class: 'accepted', code: null, facts: {}, given: [{ programme: 3 as ProgrammeId, unit: 'stamp', units: 1, balance: 10, goal: null }] };
const tagged = (given: Answer): TaggedAnswer => ({ ...given, tag: tagText(purposes.answer, answerText(epoch, enrolment, given)) });
/** With the server's proof, which only its own keys make: to a device it is 32 hex digits. */
const proved = (given: Answer): TaggedAnswer => ({ ...tagged(given), proof: '5d'.repeat(16) as TaggedAnswer['tag'] });
const held: TaggedAnswer = {
  ...tagged({ seq: 3, hash: hashOf(3), judgedNo: 98_803, class: 'held', code: 'UNKNOWN_KIND', facts: { kind: 20 }, given: [] }),
  words: { es: 'Guardado. Se revisará después.', en: 'Kept. It will be judged later.' },
};

/** The exact text under a push's tag. */
const enrols = { code: 'ABCDE-FGH1Y', agreementKey: base64urlOf(phoneAgreement.point), signingKey: base64urlOf(phoneSigning.point), app: '0.1.0' };

const pushAnswered = {
  epoch,
  serverMs,
  answers: [tagged(answer), tagged(accepted), held],
  unreadable: [{ seq: 4, hash: hexOf(new Uint8Array(16).fill(0xaa)) }],
  sendFrom: null,
  frontier: 3,
  highestSeq: 3,
  coveredJudgedNo: 98_000,
};

export const pushHeaderText = JSON.stringify({
  v: 1,
  enrolment,
  epoch,
  nextSeq: 4,
  kept: [[1, 3]],
  clock: { wallMs: serverMs - 1_000, session: 0xdeadbeef, monotonicMs: 3_659_000 },
  report: { app: '0.1.0', queued: 3, oldestQueuedWallMs: serverMs - 60_000, drawer: 0, storage: { usedBytes: 123_456, quotaBytes: 1_000_000_000, persisted: true } },
});

/** The content of the golden certificate. */
export const certificateText = JSON.stringify({
  v: 1,
  enrolment,
  store: store.id,
  agreementKey: base64urlOf(phoneAgreement.point),
  signingKey: base64urlOf(phoneSigning.point),
  wrappedKey: 'd3JhcHBlZC1rZXktYnl0ZXMtYXJlLXRoZS1zZXJ2ZXJzLW93bg',
  keyId: 'k1',
  issuedAtMs: serverMs - 86_400_000,
});

/** What the phone signs to win a session. */
export const sessionNonce = 'bm9uY2Utb2YtdGhlLWdvbGRlbi12ZWN0b3Jz';
export const sessionText = `${purposes.session}${enrolment}\n${sessionNonce}`;

/** A code that came with version 7: phones of before are told what it means. */
const unpriced: ToldAnswer = {
  ...answer,
  class: 'refused',
  code: 'AMOUNT_MISSING',
  facts: { programme: 3 },
  given: [],
  words: { es: 'No sumó: falta el monto de los productos. Escríbelo antes de guardar y suma.', en: 'It did not count: the amount of the products is missing. Write it before saving and it counts.' },
};
const sale = {
  enrolment,
  seq: 1,
  hash: hashOf(1),
  card: '4HMASW9NF6YN',
  lines: [{ product: { gtin: '07501055300075' }, quantity: 1_000, amountCents: 1_850 }, { product: { raw: 'Pan dulce' }, quantity: 2_000, amountCents: null }],
  ticketCents: null,
  atMs: serverMs - 60_000,
  answer,
};
const { class: shownClass, code, facts, given, judgedNo } = answer;
const shown = { class: shownClass, code, facts, given, judgedNo };
const campaign = {
  v: 1,
  programme: 3,
  revision: 2,
  cpg: 1,
  name: 'Diez sellos, un refresco',
  effectiveFromMs: serverMs - 86_400_000,
  startsAtMs: serverMs - 86_400_000,
  endsAtMs: null,
  state: 'active',
  timeZone: 'America/Mexico_City',
  products: ['07501055300075'],
  earn: { kind: 'stamp-per-item', stamps: 1 },
  limits: [{ per: 'day', units: 2 }],
  reward: { name: 'Refresco 600 ml', cost: 10 },
  courtesyMs: 86_400_000,
};
const nothing = { products: [], tags: [], brands: [], categories: [] };
const anyProduct = { ...nothing, except: nothing };
const here = { resolved: 'yes', rank: 0 };
const cardCampaign = {
  v: 2,
  campaign: 5,
  revision: 1,
  name: 'Sellos y puntos',
  effectiveFromMs: serverMs - 86_400_000,
  startsAtMs: serverMs - 86_400_000,
  endsAtMs: serverMs + 86_400_000,
  state: 'active',
  redeemUntilMs: serverMs + 7 * 86_400_000,
  timeZone: 'America/Mexico_City',
  units: [
    { kind: 'stamp', programme: 5, goal: { units: 8, overflow: 'drop' }, heldDays: 1, expiry: { by: 'age', days: 90, ends: 'month' }, warnDays: 7 },
    { kind: 'point', programme: 6, goal: null, heldDays: 0, expiry: { by: 'never' }, warnDays: 0 },
  ],
  tiers: { levels: [{ name: 'Oro', need: 'all', conditions: [{ metric: 'sales', atLeast: 10 }], percent: 200, access: ['lata'] }], over: { kind: 'rolling', days: 90 }, countsOwnSale: false, graceDays: 7, onFall: 'step', resetOnRedeem: false },
  rewards: [{ id: 'lata', name: 'Una lata', unit: 'stamp', cost: 8, kind: 'product', products: ['07501055300075'] }],
};
const wholeCampaign = {
  ...cardCampaign,
  owner: { kind: 'cpg', cpg: 1 },
  courtesyMs: 86_400_000,
  products: { ...anyProduct, brands: ['Burbujita'] },
  stores: here,
  cards: {},
  holdoutPercent: 5,
  allows: [],
  minimum: { cents: 2_000, pieces: null, on: 'ticket' },
  cooldownMs: 600_000,
  earn: [
    { id: 'pieza', unit: 'stamp', units: 1, products: anyProduct, stores: here, cards: {}, window: { weekdays: [], hours: [] }, per: { kind: 'item' } },
    { id: 'monto', unit: 'point', units: 1, products: anyProduct, stores: { resolved: 'no', rank: 3 }, cards: { isNew: true }, window: { weekdays: [5, 6], hours: [[960, 1200]] }, per: { kind: 'amount', everyCents: 1_000, rounding: { steps: 'whole', at: 'sale', mode: 'down', when: 'after', remainder: 'carry' } } },
  ],
  multipliers: { how: 'best', list: [{ id: 'doble', percent: 200, units: ['stamp'], products: anyProduct, stores: here, cards: {}, window: { weekdays: [0], hours: [] }, extraMax: 4 }] },
  limits: [{ of: { kind: 'units', unit: 'stamp' }, max: 4, per: { hours: 24 }, scope: { kind: 'store' }, holder: 'card' }, { of: { kind: 'sales' }, max: 1_000, per: 'day', scope: { kind: 'campaign' }, holder: 'everyone' }],
  budget: { units: 100_000, cents: null, centsPerUnit: 0 },
  group: null,
};
const adjusted = { enrolment, seq: 1, hash: hashOf(1), card: '4HMASW9NF6YN', atMs: serverMs, given: [{ programme: 3, unit: 'stamp', units: 1, balance: 10, goal: 10 }] };
const ended = { atMs: serverMs - 60_000, ended: [{ programme: 3, unit: 'stamp', units: 3, balance: 0, atMs: serverMs - 60_000, by: 'inactivity' }, { programme: 4, unit: 'point', units: 20, balance: 5, atMs: serverMs - 90_000, by: null }] };
/** Both units, a tier, a limit of each shape; and a card that has nothing yet. */
const outlook = {
  campaign: 3,
  revision: 2,
  units: [
    { kind: 'stamp', programme: 3, balance: 9, debt: 0, held: { units: 1, untilMs: serverMs + 86_400_000 }, endsNext: { units: 4, atMs: serverMs + 259_200_000, isDue: true }, goal: 10 },
    { kind: 'point', programme: 4, balance: 120, debt: 5, held: null, endsNext: null, goal: null },
  ],
  tier: { level: 1, name: 'Plata', next: { name: 'Oro', need: 'any', missing: [{ metric: 'sales', units: 3 }, { metric: 'cents', units: 12_500 }] }, fallsAtMs: serverMs + 604_800_000 },
  room: [
    { of: 'stamp', per: 'day', scope: 'campaign', max: 2, left: 0, nextMs: serverMs + 43_200_000 },
    { of: 'sales', per: { hours: 24 }, scope: 'store', max: 3, left: 3, nextMs: null },
  ],
  cooldownUntilMs: serverMs + 3_600_000,
};
/** A sale that a limit cut, and one of which only the answer is known any more. */
const explained = {
  judgedNo: 98_801,
  atMs: serverMs - 60_000,
  answer: { class: 'partial', code: 'LIMIT_CUT', facts: { programme: 3, given: 2, due: 3, of: 'stamp', per: 'day', units: 2, used: 0, nextMs: serverMs + 43_200_000 }, given: [{ programme: 3, unit: 'stamp', units: 2, balance: 9, goal: 10 }] },
  told: 'whole',
  campaigns: [
    {
      campaign: 3,
      revision: 2,
      name: 'Junta 10',
      code: 'LIMIT_CUT',
      facts: { programme: 3, given: 2, due: 3, of: 'stamp', per: 'day', units: 2, used: 0, nextMs: serverMs + 43_200_000 },
      given: [{ kind: 'stamp', programme: 3, units: 2, before: 3, repaid: 0 }],
      parts: [{ rule: 'pieza', line: 0, units: 2, before: 3, percent: 100, code: 'CUT', unit: 'stamp' }, { rule: 'visita', line: null, units: 0, before: 0, percent: 100, code: 'NOT_NOW', unit: 'stamp' }],
    },
  ],
  products: [{ name: 'Refresco 600 ml', quantity: 3_000 }],
  said: [{ depth: 0, text: 'Sumó 2 de 3: el tope es 2 sellos por día. Vuelve mañana.' }, { depth: 1, text: 'Junta 10: Sumó 2 de 3.' }, { depth: 2, text: 'Refresco 600 ml: 2 de 3 sellos, por un tope.' }],
};
const outlookOfNothing = { ...outlook, units: [{ kind: 'stamp', programme: 3, balance: 0, debt: 0, held: null, endsNext: null, goal: 10 }], tier: null, room: [], cooldownUntilMs: null };
const push = { header: pushHeaderText, tag: tagText(purposes.push, pushHeaderText), events: envelopes.map(({ bytes }) => base64urlOf(bytes)) };
const storePage = { scope: 'store:12', snapshot: false, floor: 0, head: 98_801, rows: [{ judgedNo: 98_801, prev: 98_700, kind: 'sale', body: sale }], more: false };
/** Messages of every schema, by the schema's name. The signatures are filled in by the generator. */
export const goldenMessages = (signatures: { readonly certificate: string; readonly session: string }): Readonly<Record<keyof typeof messageSchemas, readonly unknown[]>> => ({
  givenSchema: [answer.given[0]],
  answerSchema: [answer],
  toldAnswerSchema: [answer, unpriced, { ...answer, facts: { ...answer.facts, of: 'stamp', holder: 'everyone', scope: 'brand', brand: 'Burbujita', again: 'week' } }],
  taggedAnswerSchema: [tagged(answer), tagged(accepted), held, proved(answer)],
  enrolRequestSchema: [enrols, { ...enrols, remembers: [enrolment] }],
  enrolResponseSchema: [enrolled(signatures.certificate), { ...enrolled(signatures.certificate), serverSigningKey: base64urlOf(serverSigning.point) }],
  adoptRequestSchema: [{ certificate: certificateText, certificateSignature: signatures.certificate }],
  adoptResponseSchema: [{ enrolment, epoch, serverMs }],
  certificateSchema: [JSON.parse(certificateText)],
  receiptRequestSchema: [{ envelope: base64urlOf(envelopes[0]?.bytes ?? raise()) }],
  receiptResponseSchema: [{ received: true }],
  rescueRequestSchema: [{ envelopes: envelopes.map(({ bytes }) => base64urlOf(bytes)) }, { envelopes: envelopes.map(({ bytes }) => base64urlOf(bytes)), answers: [base64urlOf(utf8Of(JSON.stringify({ epoch, answer: proved(answer) })))] }],
  rescueCountsSchema: [{ taken: 2, unreadable: 1 }],
  rescueReportSchema: [{ results: [{ enrolment, seq: 1, hash: hashOf(1), answer }, { enrolment, seq: 4, hash: hexOf(new Uint8Array(16).fill(0xaa)), answer: null }, { enrolment: null, seq: 0, hash: hexOf(new Uint8Array(16).fill(0xbb)), answer: null }] }],
  rescueToldSchema: [{ results: [{ enrolment, seq: 1, hash: hashOf(1), answer }, { enrolment: 'ffeeddccbbaa9988', seq: 4, hash: hexOf(new Uint8Array(16).fill(0xaa)), answer: null }], waitsForKey: ['ffeeddccbbaa9988'] }],
  nonceRequestSchema: [{ enrolment }],
  renewalResponseSchema: [{ code: 'ABCDEFGH1Y', expiresAtMs: serverMs + 600_000 }],
  nonceResponseSchema: [{ nonce: sessionNonce }],
  sessionRequestSchema: [{ enrolment, nonce: sessionNonce, signature: signatures.session }],
  sessionResponseSchema: [{ token: 'dG9rZW4', expiresAtMs: serverMs + 900_000 }],
  errorBodySchema: [{ error: { code: 'TOO_MANY_EVENTS', message: { es: 'Son demasiadas ventas en un solo envío.', en: 'Too many sales in one push.' }, facts: { eventsMax: 500 }, retry: 'smaller' } }],
  saleLineSchema: sale.lines,
  storeSaleRowSchema: [sale, { ...sale, answer: unpriced }],
  storeClaimRowSchema: [{ enrolment, seq: 11, hash: hashOf(2), sale: { enrolment, seq: 3, hash: hashOf(3) }, card: '4HMASW9NF6YN', atMs: serverMs, answer: { ...accepted, seq: 11 } }],
  custodyRowSchema: [{ enrolment, seq: 3, hash: hashOf(3), atMs: serverMs, answer: { ...answer, seq: 3, class: 'held', code: 'FORK', facts: { seq: 3 }, given: [] } }],
  cardSaleRowSchema: [
    { storeName: store.name, atMs: serverMs - 60_000, products: [{ name: 'Refresco 600 ml', quantity: 1 }], answer: shown },
    { storeName: store.name, timeZone: store.timeZone, atMs: serverMs - 60_000, products: [{ name: 'Refresco 600 ml', quantity: 1 }], answer: shown },
  ],
  consoleSaleRowSchema: [{ store: store.id, storeName: store.name, enrolment, seq: 1, atMs: serverMs - 60_000, arrivedAtMs: serverMs, answer: shown }],
  adjustedRowSchema: [adjusted],
  cardAdjustedRowSchema: [{ atMs: adjusted.atMs, given: adjusted.given }],
  erasedRowSchema: [{ card: '4HMASW9NF6YN' }],
  expiredRowSchema: [{ card: '4HMASW9NF6YN', ...ended }],
  cardExpiredRowSchema: [ended],
  balanceRowSchema: [{ card: '4HMASW9NF6YN', programme: 3, balance: 9 }],
  joinedRowSchema: [{ programme: 3, joined: true }, { programme: 5, joined: false, invited: true, pay: { cents: 50, per: 'sale' } }],
  storeRowSchema: [store],
  productRowSchema: [{ gtin: '07501055300075', name: 'Refresco 600 ml', brand: 'Burbujita', cpg: 1, restricted: null }, { gtin: '07501055300082', name: 'Agua 1 L', brand: 'Manantial', cpg: 1, restricted: null, categories: ['bebidas/agua'], tags: ['sin azúcar'] }],
  campaignRowSchema: [campaign, wholeCampaign],
  cardCampaignRowSchema: [cardCampaign],
  liveHelloSchema: [{ hello: { token: 'dG9rZW4' } }, { hello: {} }],
  liveAskSchema: [{ ask: { id: 1, path: '/v1/push', request: push } }, { ask: { id: 2, path: '/v1/outlook', request: { card: '4HMASW9NF6YN' } } }, { ask: { id: 3, path: '/v1/pull', request: { epoch: 'fedcba9876543210', after: { 'store:12': 98_700 }, limit: 500 } } }],
  liveMessageSchema: [
    { ready: { epoch, serverMs, heads: { catalogue: 4, 'store:12': 98_801 } } },
    { hint: { scope: 'store:12', head: 98_801, rows: storePage.rows } },
    { hint: { scope: 'store:12', head: 98_801 } },
    { health: { enrolment } },
    { bye: { retryAfterMs: 2_000 } },
    { ready: { epoch, serverMs, heads: { 'store:12': 98_801 }, asks: true } },
    { answered: { id: 1, status: 200, body: { frontier: 3 } } },
    { answered: { id: 2, status: 503, body: {}, retryAfterS: 2 } },
  ],
  outlookRequestSchema: [{ card: '4HMASW9NF6YN' }],
  outlookSchema: [{ serverMs, campaigns: [outlook, outlookOfNothing] }, { serverMs, campaigns: [] }, { serverMs, campaigns: [{ ...outlook, card: { tags: ['§3.2.0'], birthdaysDue: ['3.cumple'] } }], birthday: 'asked' }, { serverMs, campaigns: [{ ...outlook, used: '{"counters":{"day:20775|stamp|":2}}' }] }, { serverMs, campaigns: [{ ...outlook, closed: { nextMs: serverMs + 3_600_000, again: 'at' }, tier: { ...outlook.tier, keep: { need: 'all', missing: [{ metric: 'sales', units: 2 }], byMs: serverMs + 604_800_000, fromMs: null } } }, { ...outlookOfNothing, closed: null }] }, { serverMs, campaigns: [{ ...outlookOfNothing, rewards: [{ id: 'cafe', name: 'Café', unit: 'stamp', cost: 0, birthday: { kind: 'month' }, times: { max: 1, per: 'year' }, untilMs: serverMs + 604_800_000 }, { id: 'taza', name: 'Taza', unit: 'stamp', cost: 8, birthday: { kind: 'days', daysAround: 3 }, untilMs: null }] }] }],
  explainRequestSchema: [{ enrolment, seq: 1, lang: 'es' }],
  saleExplainedSchema: [explained, { ...explained, told: 'answer-only', campaigns: [] }],
  birthdaySchema: [{ month: 2, day: 29 }],
  pullRequestSchema: [{ epoch: null, after: {}, limit: 200 }, { epoch, after: { 'store:12': 98_700, catalogue: 4 }, limit: 500 }],
  feedRowSchema: [storePage.rows[0]],
  feedPageSchema: [storePage, { ...storePage, snapshot: true, judged: { frontier: 2, beyond: [4] } }],
  pullResponseSchema: [{ epoch, serverMs, scopes: ['catalogue', 'programme:3', 'store:12'], pages: [storePage] }],
  earlierAnswerSchema: [{ epoch, answer: tagged(answer) }, { epoch, answer: proved(answer) }],
  pushRequestSchema: [push, { ...push, earlier: [{ epoch, answer: tagged(answer) }] }],
  deviceReportSchema: [JSON.parse(pushHeaderText).report, { ...JSON.parse(pushHeaderText).report, trouble: 'QUEUE_STALLED' }],
  pushHeaderSchema: [JSON.parse(pushHeaderText)],
  pushResponseSchema: [pushAnswered, { ...pushAnswered, answers: [proved(answer), proved(accepted)] }],
});

function raise(): never {
  throw new Error('the golden events are empty');
}

const enrolled = (certificateSignature: string): object => ({ enrolment, epoch, serverMs, serverKey: base64urlOf(serverAgreement.point), certificate: certificateText, certificateSignature, store });
