import { describe, expect, test } from 'vitest';
import { stubWorld } from '../../stub/stub-world.ts';
import { applyHint, applyPull, emptyWallet, pullOf } from './wallet.ts';
import type { Wallet } from './wallet.ts';

const opened = (world: ReturnType<typeof stubWorld>): Wallet => applyPull(emptyWallet, world.pull(pullOf(emptyWallet))).wallet;
const balanceOf = (wallet: Wallet): number | undefined => wallet.standings['3']?.balance;

describe('a first pull', () => {
  test('brings the offer, the balance and the movements, newest first', () => {
    const wallet = opened(stubWorld({ stamps: 3 }));
    expect(wallet.offers['3']).toMatchObject([{ revision: 1, name: 'Refrescos Cielo', state: 'active', units: [{ kind: 'stamp', programme: 3, prizes: [{ name: 'Refresco gratis', cost: 8 }] }] }]);
    expect(balanceOf(wallet)).toBe(3);
    expect(wallet.movements.map(({ judgedNo }) => judgedNo)).toEqual([16, 13, 10]);
    expect(wallet.after).toEqual({ 'card:7': 16, 'programme:3': 5 });
  });
});

describe('law resume', () => {
  test('a page that comes twice changes nothing the second time', () => {
    const world = stubWorld({ stamps: 3 });
    const wallet = opened(world);
    world.sell(1);
    const answer = world.pull(pullOf(wallet));
    const once = applyPull(wallet, answer).wallet;
    expect(balanceOf(once)).toBe(4);
    expect(applyPull(once, answer).wallet).toEqual(once);
  });

  test('a gap forgets the cursor, so that the next pull brings the scope whole', () => {
    const world = stubWorld({ stamps: 3 });
    const wallet = opened(world);
    world.sell(1);
    const late = world.sell(1);
    const gap = applyPull(wallet, { ...world.pull(pullOf(wallet)), pages: [{ scope: 'card:7', snapshot: false, floor: 0, head: late.judgedNo, more: false, rows: [late] }] });
    expect(gap.left).toBe('gap');
    expect(balanceOf(gap.wallet)).toBe(3);
    expect(balanceOf(applyPull(gap.wallet, world.pull(pullOf(gap.wallet))).wallet)).toBe(5);
  });

  test('another epoch starts from nothing', () => {
    const world = stubWorld({ stamps: 3 });
    const restored = { ...world.pull({ epoch: null, after: {}, limit: 100 }), epoch: '00000000000000e2' as Wallet['epoch'] & string, pages: [] };
    const { wallet } = applyPull(opened(world), restored);
    expect(wallet).toEqual({ ...emptyWallet, epoch: '00000000000000e2' });
  });

  test('rows that are left ask for another pull', () => {
    const answer = stubWorld({ stamps: 1 }).pull({ epoch: null, after: {}, limit: 1 });
    expect(applyPull(emptyWallet, { ...answer, pages: answer.pages.map((page) => ({ ...page, more: true })) }).left).toBe('rows');
  });
});

describe('what Qoa made good after a restore', () => {
  test('is a movement of its own, and says where the card stands', () => {
    const wallet = opened(stubWorld({ stamps: 3 }));
    const row = { judgedNo: 40, prev: wallet.after['card:7'] ?? 0, kind: 'adjusted', body: { atMs: 9, given: [{ programme: 3, unit: 'stamp', units: 2, balance: 5, goal: 8 }] } };
    const after = applyHint(wallet, 'card:7', 40, [row]) ?? wallet;
    expect(balanceOf(after)).toBe(5);
    expect(after.movements[0]).toMatchObject({ judgedNo: 40, products: [], answer: { given: [{ units: 2 }] } });
  });
});

describe('what has ended', () => {
  test('is a movement of its own, and says where the card stands', () => {
    const wallet = opened(stubWorld({ stamps: 3 }));
    const row = { judgedNo: 40, prev: wallet.after['card:7'] ?? 0, kind: 'expired', body: { atMs: 9, ended: [{ programme: 3, unit: 'stamp', units: 2, balance: 1, atMs: 9, by: 'age' }] } };
    const after = applyHint(wallet, 'card:7', 40, [row]) ?? wallet;
    expect(balanceOf(after)).toBe(1);
    expect(after.movements[0]).toMatchObject({ judgedNo: 40, products: [], ended: [{ units: 2, by: 'age' }] });
    expect(applyHint(wallet, 'card:7', 40, [{ ...row, body: { atMs: 9, ended: [{}] } }])?.movements).toEqual(wallet.movements);
  });
});

describe('law last mile: a hint', () => {
  test('is applied when its first row follows the cursor', () => {
    const world = stubWorld({ stamps: 3 });
    const wallet = opened(world);
    const row = world.sell(1);
    expect(balanceOf(applyHint(wallet, 'card:7', row.judgedNo, [row]) ?? wallet)).toBe(4);
  });

  test('is left to a pull when a row before it is missing, when its rows were left out, or when its scope is new', () => {
    const world = stubWorld({ stamps: 3 });
    const wallet = opened(world);
    world.sell(1);
    const late = world.sell(1);
    expect(applyHint(wallet, 'card:7', late.judgedNo, [late])).toBeNull();
    expect(applyHint(wallet, 'card:7', late.judgedNo, undefined)).toBeNull();
    expect(applyHint(wallet, 'programme:9', 4, [])).toBeNull();
  });

  test('of what is known already changes nothing', () => {
    const wallet = opened(stubWorld({ stamps: 3 }));
    expect(applyHint(wallet, 'card:7', 16, undefined)).toBe(wallet);
  });
});

test('law old phones: a row of an unknown kind, or with a body that is not of its kind, is passed over', () => {
  const wallet = opened(stubWorld({ stamps: 3 }));
  const odd = [{ judgedNo: 20, prev: 16, kind: 'confetti', body: 1 }, { judgedNo: 21, prev: 20, kind: 'sale', body: null }, { judgedNo: 22, prev: 21, kind: 'balance', body: { programme: 3 } }, { judgedNo: 23, prev: 22, kind: 'campaign', body: { name: 3 } }];
  expect(applyHint(wallet, 'card:7', 23, odd)).toEqual({ ...wallet, after: { ...wallet.after, 'card:7': 23 } });
});

test('law final: an older balance never replaces a newer one', () => {
  const wallet = opened(stubWorld({ stamps: 3 }));
  const snapshotRow = { judgedNo: 9, prev: 5, kind: 'balance', body: { card: 'x', programme: 3, balance: 1 } };
  const answer = { epoch: wallet.epoch ?? '', serverMs: 0, scopes: [], pages: [{ scope: 'programme:3', snapshot: false, floor: 0, head: 9, more: false, rows: [snapshotRow] }] };
  expect(balanceOf(applyPull(wallet, answer as never).wallet)).toBe(3);
});

test('at most 20 movements are kept', () => {
  expect(opened(stubWorld({ stamps: 30 })).movements).toHaveLength(20);
});

test('a later revision stands beside the one in force, whichever shape it has', () => {
  const wallet = opened(stubWorld({ stamps: 3 }));
  const body = { v: 2, campaign: 3, revision: 2, effectiveFromMs: 9, name: 'Cielo', state: 'ended', startsAtMs: 0, endsAtMs: null, redeemUntilMs: 99, timeZone: 'America/Mexico_City', units: [{ kind: 'point', programme: 8, heldDays: 0, expiry: { by: 'age', days: 3, ends: 'day' } }], tiers: { levels: [{ name: 'Oro', access: ['torta'] }] }, rewards: [{ id: 'torta', name: 'Torta', unit: 'point', cost: 90 }, { id: 'cafe', name: 'Café', unit: 'point', cost: 30 }] };
  const after = applyHint(wallet, 'programme:3', 6, [{ judgedNo: 6, prev: 5, kind: 'campaign', body }]);
  expect(after?.offers['3']).toMatchObject([{ revision: 1 }, { revision: 2, fromMs: 9, redeemUntilMs: 99, units: [{ kind: 'point', programme: 8, mayDiffer: true, prizes: [{ name: 'Café', cost: 30, only: null }, { name: 'Torta', cost: 90, only: { level: 1, name: 'Oro' } }] }] }]);
});
