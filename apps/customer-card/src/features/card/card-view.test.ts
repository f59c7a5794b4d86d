import { cardEn, cardEs } from '@qoa/messages';
import { describe, expect, test } from 'vitest';
import type { CardPage } from './card-page.ts';
import { openingPage } from './card-step.ts';
import { cardView, inFours } from './card-view.ts';
import { emptyWallet } from './wallet.ts';

const nowMs = 10_000_000;
const card = { code: '8F2KQ7ZD93XM', qr: '<svg/>' };
const withStamps = (balance: number): CardPage => ({
  ...openingPage, link: 'open', signal: 'live', card, seenAtMs: nowMs - 300_000,
  wallet: { ...emptyWallet, epoch: '00000000000000e1' as CardPage['wallet']['epoch'], offers: { 3: { name: 'Refrescos', prize: 'Refresco gratis', goal: 8 } }, standings: { 3: { balance, judgedNo: 9 } } },
});
const view = (page: CardPage) => cardView(page, cardEs, 'es', nowMs);

test('the code is written in fours', () => expect(inFours(card.code)).toBe('8F2K Q7ZD 93XM'));

describe('every state has a face', () => {
  test.each([
    ['opening', openingPage, cardEs.loading],
    ['refused', { ...openingPage, link: 'refused' }, cardEs.badLinkTitle],
    ['missing', { ...openingPage, link: 'missing' }, cardEs.noLinkTitle],
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
    expect(view(withStamps(balance)).programmes).toMatchObject([{ filled, goal: 8, progress, prize }]);
  });

  test('that have just come are told politely, in both languages', () => {
    const page = { ...withStamps(5), fresh: { 3: 1 } };
    expect(view(page).announcement).toBe('¡Nuevo sello! 5 de 8 sellos. Te faltan 3 para tu refresco gratis');
    expect(cardView(page, cardEn, 'en', nowMs).announcement).toBe('New stamp! 5 of 8 stamps. 3 to go for your refresco gratis');
    expect(view(withStamps(5)).announcement).toBe('');
  });
});

describe('which programmes are shown', () => {
  const offer = (name: string) => ({ name, prize: 'Pan', goal: 8 });
  const many = (standings: CardPage['wallet']['standings']): CardPage => ({ ...withStamps(0), wallet: { ...withStamps(0).wallet, offers: { 1: offer('A'), 2: offer('B'), 3: offer('C'), 4: offer('D') }, standings } });
  const names = (page: CardPage): readonly string[] => view(page).programmes.map(({ name }) => name);

  test('those with stamps, the latest first', () => {
    expect(names(many({ 1: { balance: 1, judgedNo: 5 }, 4: { balance: 2, judgedNo: 9 }, 2: { balance: 0, judgedNo: 7 } }))).toEqual(['D', 'A']);
  });

  test('a few to begin with for somebody new', () => expect(names(many({}))).toEqual(['A', 'B', 'C']));
});
