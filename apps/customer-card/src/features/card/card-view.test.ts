import { cardEn, cardEs } from '@qoa/messages';
import { describe, expect, test } from 'vitest';
import type { CardPage } from './card-page.ts';
import { openingPage } from './card-step.ts';
import { cardView, inFours } from './card-view.ts';
import type { Means } from './memberships.ts';
import type { Offer, OfferedUnit } from './offers.ts';
import { emptyWallet } from './wallet.ts';

const nowMs = 10_000_000;
const card = { code: '8F2KQ7ZD93XM', qr: '<svg/>' };
const stampsFor = (cost: number, name = 'Refresco gratis'): OfferedUnit => ({ kind: 'stamp', programme: 3, mayDiffer: false, prizes: [{ name, cost, only: null }] });
const offer = (changes: Partial<Offer> = {}): Offer => ({ revision: 1, fromMs: 0, name: 'Refrescos', state: 'active', startsAtMs: 0, endsAtMs: null, redeemUntilMs: null, timeZone: 'America/Mexico_City', units: [stampsFor(8)], ...changes });
const withStamps = (balance: number): CardPage => ({
  ...openingPage, link: 'open', signal: 'live', card, seenAtMs: nowMs - 300_000,
  wallet: { ...emptyWallet, epoch: '00000000000000e1' as CardPage['wallet']['epoch'], offers: { 3: [offer()] }, standings: { 3: { balance, judgedNo: 9 } } },
});
const view = (page: CardPage, means: Means = {}) => cardView(page, { words: cardEs, locale: 'es', nowMs, means });

test('the code is written in fours', () => expect(inFours(card.code)).toBe('8F2K Q7ZD 93XM'));

describe('every state has a face', () => {
  test.each([
    ['opening', openingPage, cardEs.loading],
    ['refused', { ...openingPage, link: 'refused' }, cardEs.badLinkTitle],
    ['missing', { ...openingPage, link: 'missing' }, cardEs.noLinkTitle],
    ['erased', { ...openingPage, link: 'erased' }, cardEs.erasedTitle],
    ['offline', { ...openingPage, signal: 'offline' }, cardEs.offlineTitle],
    ['away', { ...openingPage, signal: 'away' }, cardEs.awayTitle],
  ] as const)('%s', (_, page, title) => {
    expect(view(page).face?.title).toBe(title);
    expect(view(page).card).toBeNull();
  });

  test('a known card is shown without signal, with when it was last seen', () => {
    expect(view({ ...withStamps(3), signal: 'offline' })).toMatchObject({ face: null, card: { code: '8F2K Q7ZD 93XM' }, status: { tone: 'off', text: 'Sin señal. Última vez visto hace 5 min' } });
    expect(view({ ...withStamps(3), signal: 'away' }).status.text).toBe('Qoa no responde. Última vez visto hace 5 min');
  });

  test('a card without programmes says how the first stamp comes', () => {
    expect(view({ ...withStamps(0), wallet: { ...emptyWallet, epoch: withStamps(0).wallet.epoch } }).empty?.title).toBe(cardEs.noPrograms);
  });

  test('before the first pull the page does not claim that there are none', () => {
    expect(view({ ...withStamps(0), wallet: emptyWallet }).empty).toBeNull();
  });
});

describe('stamps', () => {
  test.each([
    [0, 0, 'Te faltan 8 para tu refresco gratis', null],
    [7, 7, 'Te falta 1 para tu refresco gratis', null],
    [8, 8, '', '¡Juntaste para tu refresco gratis! Aún no se canjea con Qoa; tus sellos siguen aquí.'],
    [9, 1, 'Te faltan 7 para el siguiente', '¡Juntaste para tu refresco gratis! Aún no se canjea con Qoa; tus sellos siguen aquí.'],
    [17, 1, 'Te faltan 7 para el siguiente', '¡Juntaste para 2 premios: refresco gratis! Aún no se canjean con Qoa; tus sellos siguen aquí.'],
  ])('%i in the balance fill %i places', (balance, filled, progress, prize) => {
    expect(view(withStamps(balance)).memberships).toMatchObject([{ name: 'Refrescos', units: [{ drawn: 'stamps', filled, goal: 8, progress, prize }] }]);
  });

  test('that have just come are told politely, in both languages', () => {
    const page = { ...withStamps(5), fresh: { 3: 1 } };
    expect(view(page).announcement).toBe('¡Nuevo sello! 5 de 8 sellos. Te faltan 3 para tu refresco gratis');
    expect(cardView(page, { words: cardEn, locale: 'en', nowMs, means: {} }).announcement).toBe('New stamp! 5 of 8 stamps. 3 to go for your refresco gratis');
    expect(view(withStamps(5)).announcement).toBe('');
  });
});

describe('what can be spent', () => {
  const gold = { level: 2, name: 'Oro' };
  const pageOf = (unit: Partial<OfferedUnit>, balance = 9): CardPage => ({ ...withStamps(balance), wallet: { ...withStamps(balance).wallet, offers: { 3: [offer({ units: [{ ...stampsFor(8), ...unit }] })] } } });
  const meansOf = (level: number, balance: number, unspendable: number): Means => ({ 3: { level, told: { 3: { balance, unspendable } } } });

  test('fills the card: what has ended or is held back does not, and promises no prize', () => {
    expect(view(pageOf({ mayDiffer: true }), meansOf(0, 9, 5)).memberships).toMatchObject([{ units: [{ filled: 4, count: '4 de 8 sellos', prize: null, progress: 'Te faltan 4 para tu refresco gratis' }] }]);
  });

  test('is promised once the server told it, where it may differ from the balance', () => {
    const prizeOf = (means: Means) => view(pageOf({ mayDiffer: true }), means).memberships[0]?.units[0]?.prize ?? null;
    expect([prizeOf({}), prizeOf(meansOf(0, 9, 0))]).toEqual([null, '¡Juntaste para tu refresco gratis! Aún no se canjea con Qoa; tus sellos siguen aquí.']);
  });

  test('what a balance has fallen by since is not taken from it twice', () => {
    expect(view(pageOf({ mayDiffer: true }, 4), meansOf(0, 9, 5)).memberships).toMatchObject([{ units: [{ filled: 4 }] }]);
  });

  test('buys the prizes of its level; the others are shown as that level’s alone', () => {
    const prizes = [{ name: 'Desayuno', cost: 5, only: gold }];
    expect(view(pageOf({ prizes })).memberships).toMatchObject([{ units: [{ drawn: null, count: '9 sellos', prize: null, progress: '', closed: 'Desayuno: solo nivel Oro.' }] }]);
    expect(view(pageOf({ prizes }), meansOf(2, 9, 0)).memberships).toMatchObject([{ units: [{ goal: 5, closed: '', prize: expect.stringContaining('¡Juntaste para tu desayuno!') }] }]);
  });
});

describe('what is drawn', () => {
  const unitsOf = (units: readonly OfferedUnit[], standings: CardPage['wallet']['standings']) => view({ ...withStamps(0), wallet: { ...withStamps(0).wallet, offers: { 3: [offer({ units })] }, standings } }).memberships[0]?.units;
  const points: OfferedUnit = { kind: 'point', programme: 4, mayDiffer: false, prizes: [{ name: 'Café', cost: 50, only: null }, { name: 'Torta', cost: 120, only: null }] };

  test('points fill a bar up to the cheapest prize that they do not reach, stamps their places', () => {
    expect(unitsOf([stampsFor(8), points], { 3: { balance: 2, judgedNo: 1 }, 4: { balance: 60, judgedNo: 1 } })).toMatchObject([
      { drawn: 'stamps', filled: 2, goal: 8, count: '2 de 8 sellos' },
      { drawn: 'bar', filled: 60, goal: 120, count: '60 de 120 puntos', progress: 'Te faltan 60 para tu torta', prize: '¡Juntaste para tu café! Aún no se canjea con Qoa; tus puntos siguen aquí.' },
    ]);
    expect(unitsOf([points], { 4: { balance: 300, judgedNo: 1 } })).toMatchObject([{ filled: 120, goal: 120, progress: '', count: '120 de 120 puntos' }]);
  });

  test('many stamps are a bar, and a unit without a prize is its number', () => {
    expect(unitsOf([stampsFor(31)], { 3: { balance: 2, judgedNo: 1 } })).toMatchObject([{ drawn: 'bar', count: '2 de 31 sellos' }]);
    expect(unitsOf([{ ...points, prizes: [] }], { 4: { balance: 1, judgedNo: 1 } })).toMatchObject([{ drawn: null, count: '1 punto', progress: '' }]);
  });
});

describe('which campaigns are shown', () => {
  const many = (standings: CardPage['wallet']['standings'], changes: Partial<Offer> = {}): CardPage => ({
    ...withStamps(0),
    wallet: { ...withStamps(0).wallet, offers: Object.fromEntries(['A', 'B', 'C', 'D'].map((name, at) => [at + 1, [offer({ name, units: [{ ...stampsFor(8, 'Pan'), programme: at + 1 }], ...(name === 'A' ? changes : {}) })]])), standings },
  });
  const names = (page: CardPage): readonly string[] => view(page).memberships.map(({ name }) => name);

  test('those with something in them, the latest first', () => {
    expect(names(many({ 1: { balance: 1, judgedNo: 5 }, 4: { balance: 2, judgedNo: 9 }, 2: { balance: 0, judgedNo: 7 } }))).toEqual(['D', 'A']);
  });

  test('a few that run to begin with for somebody new', () => {
    expect(names(many({}))).toEqual(['A', 'B', 'C']);
    expect(names(many({}, { state: 'ended' }))).toEqual(['B', 'C', 'D']);
    expect(names(many({}, { endsAtMs: nowMs }))).toEqual(['B', 'C', 'D']);
  });

  test('below what the card has stands what is to come, whether its start or its effect lies ahead; not what runs, nor what was called off', () => {
    const has = { 2: { balance: 1, judgedNo: 5 } };
    expect(names(many(has, { startsAtMs: nowMs + 1 }))).toEqual(['B', 'A']);
    expect(names(many(has, { fromMs: nowMs + 1 }))).toEqual(['B', 'A']);
    expect(names(many(has, { state: 'ended', startsAtMs: nowMs + 1 }))).toEqual(['B']);
    expect(names(many(has))).toEqual(['B']);
  });

  test('one that ended stays while something in it can be redeemed', () => {
    const ended = (redeemUntilMs: number | null) => names(many({ 1: { balance: 1, judgedNo: 5 } }, { state: 'ended', redeemUntilMs }));
    expect([ended(null), ended(nowMs + 1), ended(nowMs)]).toEqual([['A'], ['A'], ['B', 'C', 'D']]);
  });

  test('by the revision in force: one that comes later waits for its time', () => {
    const next = offer({ revision: 2, name: 'De invierno', fromMs: nowMs + 1 });
    const page: CardPage = { ...withStamps(2), wallet: { ...withStamps(2).wallet, offers: { 3: [offer(), next] } } };
    const at = { words: cardEs, locale: 'es', nowMs: nowMs + 1, means: {} } as const;
    expect([names(page), cardView(page, at).memberships.map(({ name }) => name)]).toEqual([['Refrescos'], ['De invierno']]);
    const withdrawn = offer({ revision: 3, fromMs: nowMs });
    const forgets: CardPage = { ...page, wallet: { ...page.wallet, offers: { 3: [offer(), next, withdrawn] } } };
    expect(cardView(forgets, at).memberships.map(({ name }) => name), 'unless it was withdrawn').toEqual(['Refrescos']);
  });
});
