import { describe, expect, test } from 'vitest';
import { stubWorld } from '../../stub/stub-world.ts';
import type { CardCommand, CardInput, CardPage, SavedCard } from './card-page.ts';
import { cardStep, openingPage } from './card-step.ts';
import { linkMarkOf } from './saved-card-store.ts';
import { pullOf } from './wallet.ts';

const nowMs = 1_000_000;
const secret = 'abc';
const open: CardInput = { kind: 'Opened', secret, linkMark: linkMarkOf(secret), saved: null };

/** Feeds inputs one after another; gives the page at the end and what the last input commanded. */
const after = (...inputs: readonly CardInput[]): { page: CardPage; commands: readonly CardCommand[] } =>
  inputs.reduce<{ page: CardPage; commands: readonly CardCommand[] }>(({ page }, input) => {
    const [next, commands] = cardStep(page, input, nowMs);
    return { page: next, commands };
  }, { page: openingPage, commands: [] });

const world = stubWorld({ stamps: 3 });
const answered: CardInput = { kind: 'CardAnswered', answer: world.session() };
const pulled: CardInput = { kind: 'PullAnswered', answer: world.pull({ epoch: null, after: {}, limit: 100 }) };
const ready: CardInput = { kind: 'LiveSaid', message: { ready: { epoch: world.epoch, serverMs: 0, heads: world.heads() } } };
const named = (commands: readonly CardCommand[]): readonly string[] => commands.map((command) => command.do);

describe('opening', () => {
  test('exchanges the secret of the link', () => expect(after(open).commands).toEqual([{ do: 'open-link', secret }]));

  test('without a link uses the cookie', () => expect(named(after({ ...open, secret: null, linkMark: null }).commands)).toEqual(['open-again']));

  test('takes the secret from the address once it is exchanged, then pulls and listens', () => {
    expect(named(after(open, answered).commands)).toEqual(['clear-fragment', 'pull', 'connect']);
    expect(after(open, answered).page.secret).toBeNull();
  });

  test('keeps the secret in the address while there is no answer, so that a reload tries again', () => {
    const { page, commands } = after(open, { kind: 'CardFailed', failure: 'offline' });
    expect(page).toMatchObject({ secret, signal: 'offline', link: 'opening' });
    expect(commands).toEqual([{ do: 'retry', afterMs: 1000 }]);
    expect(after(open, { kind: 'CardFailed', failure: 'offline' }, { kind: 'RetryDue' }).commands).toEqual([{ do: 'open-link', secret }]);
  });

  test('a refused link forgets the card and asks no more', () => {
    const { page, commands } = after(open, { kind: 'CardFailed', failure: 'refused' });
    expect(page).toMatchObject({ link: 'refused', card: null });
    expect(named(commands)).toEqual(['forget']);
    expect(after(open, { kind: 'CardFailed', failure: 'refused' }, { kind: 'RetryDue' }).commands).toEqual([]);
  });

  test('without link, cookie and memory the link is missing', () => {
    expect(after({ ...open, secret: null, linkMark: null }, { kind: 'CardFailed', failure: 'refused' }).page.link).toBe('missing');
  });
});

describe('what the phone remembers', () => {
  const { commands } = after(open, answered, pulled);
  const saved = commands.find((command): command is Extract<CardCommand, { do: 'save' }> => command.do === 'save')?.saved as SavedCard;

  test('is the card with its wallet, saved at every change', () => {
    expect(saved).toMatchObject({ v: 3, linkMark: linkMarkOf(secret), card: world.session().card, seenAtMs: nowMs });
  });

  test('is shown at once, by the same link and by the cookie', () => {
    expect(after({ ...open, saved }).page.card).toEqual(saved.card);
    expect(after({ ...open, secret: null, linkMark: null, saved }).page).toMatchObject({ card: saved.card, wallet: saved.wallet });
  });

  test('is never shown to another person’s link', () => {
    expect(after({ ...open, secret: 'other', linkMark: linkMarkOf('other'), saved }).page.card).toBeNull();
  });

  test('celebrates stamps that came while the page was closed, but none on a first visit', () => {
    expect(after(open, answered, pulled).page.fresh).toEqual({});
    world.sell(2);
    const later: CardInput = { kind: 'PullAnswered', answer: world.pull(pullOf(saved.wallet)) };
    expect(after({ ...open, saved }, answered, later).page.fresh).toEqual({ 3: 2 });
  });
});

describe('law last mile', () => {
  test('a head beyond the cursor is pulled', () => {
    const behind = stubWorld({ stamps: 3 });
    const page = after(open, answered, pulled).page;
    behind.sell(1);
    behind.sell(1);
    behind.sell(1);
    expect(named(cardStep(page, { kind: 'LiveSaid', message: { ready: { epoch: behind.epoch, serverMs: 0, heads: behind.heads() } } }, nowMs)[1])).toEqual(['pull']);
    expect(cardStep(page, { kind: 'LiveSaid', message: { ready: { epoch: behind.epoch, serverMs: 0, heads: page.wallet.after } } }, nowMs)[1]).toEqual([]);
  });

  test('a hint in order is applied without a pull; one out of order pulls', () => {
    const fresh = stubWorld({ stamps: 3 });
    const page = after(open, { kind: 'CardAnswered', answer: fresh.session() }, { kind: 'PullAnswered', answer: fresh.pull({ epoch: null, after: {}, limit: 9 }) }, ready).page;
    const first = fresh.sell(1);
    const second = fresh.sell(1);
    const hint = (row: typeof first): CardInput => ({ kind: 'LiveSaid', message: { hint: { scope: 'card:7', head: row.judgedNo, rows: [row] } } });
    const [applied, commands] = cardStep({ ...page, pull: 'idle' }, hint(first), nowMs);
    expect([applied.wallet.standings['3']?.balance, named(commands)]).toEqual([4, ['save']]);
    expect(named(cardStep({ ...page, pull: 'idle' }, hint(second), nowMs)[1])).toEqual(['pull']);
  });

  test('a first stamp in a campaign that the page has not heard of pulls for it, once', () => {
    const fresh = stubWorld({ stamps: 3 });
    const page = after(open, { kind: 'CardAnswered', answer: fresh.session() }, { kind: 'PullAnswered', answer: fresh.pull({ epoch: null, after: {}, limit: 9 }) }, ready).page;
    const sale = fresh.sell(1);
    const given = [{ programme: 77, unit: 'stamp', units: 1, balance: 1, goal: 8 }];
    const row = { ...sale, body: { ...(sale.body as object), answer: { ...(sale.body as { readonly answer: object }).answer, given } } };
    const [heard, commands] = cardStep({ ...page, pull: 'idle' }, { kind: 'LiveSaid', message: { hint: { scope: 'card:7', head: row.judgedNo, rows: [row] } } }, nowMs);
    expect([heard.wallet.standings['77']?.balance, named(commands)]).toEqual([1, ['save', 'pull']]);
    const next = fresh.sell(1);
    expect(named(cardStep({ ...heard, pull: 'idle' }, { kind: 'LiveSaid', message: { hint: { scope: 'card:7', head: next.judgedNo, rows: [{ ...next, prev: row.judgedNo }] } } }, nowMs)[1])).toEqual(['save']);
  });

  test('a hint that comes during a pull is pulled after it, never lost', () => {
    const page = after(open, answered, { kind: 'LiveSaid', message: { hint: { scope: 'card:7', head: 99 } } }).page;
    expect(page.pull).toBe('wanted-again');
    expect(named(cardStep(page, pulled, nowMs)[1])).toContain('pull');
  });

  test('coming back to the page pulls and listens again', () => {
    const page = after(open, answered, pulled, { kind: 'LiveClosed' }).page;
    expect(named(cardStep(page, { kind: 'BecameVisible' }, nowMs)[1])).toEqual(['pull', 'connect']);
  });
});

describe('failures', () => {
  test('wait longer each time, half a minute at most, and success starts over', () => {
    const closed = Array.from({ length: 8 }, (): CardInput => ({ kind: 'LiveClosed' }));
    expect(after(open, answered, ...closed).commands).toEqual([{ do: 'retry', afterMs: 30_000 }]);
    expect(after(open, answered, ...closed, ready).page.failures).toBe(0);
  });

  test('a server that drains is left for as long as it asked', () => {
    const bye: CardInput = { kind: 'LiveSaid', message: { bye: { retryAfterMs: 1700 } } };
    expect(after(open, answered, pulled, ready, bye, { kind: 'LiveClosed' }).commands).toEqual([{ do: 'retry', afterMs: 1700 }]);
    expect(after(open, answered, pulled, ready, bye, { kind: 'LiveClosed' }, { kind: 'LiveClosed' }).commands).toEqual([{ do: 'retry', afterMs: 2000 }]);
  });

  test('of a lost socket alone do not call the page offline', () => {
    expect(after(open, answered, pulled, ready, { kind: 'LiveClosed' }).page.signal).toBe('fresh');
  });

  test('a session that ends in mid-visit shows the link as refused', () => {
    expect(after(open, answered, { kind: 'PullFailed', failure: 'refused' }).page).toMatchObject({ link: 'refused', card: null });
  });
});
