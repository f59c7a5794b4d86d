import { randomBytes } from 'node:crypto';
import { encode } from 'uqr';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardQrText, drawCardCode, readCardCode } from '@qoa/shared/codes';
import type { InstantMs } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { type EmbeddedTestDatabase, embeddedTestDatabase } from '../../platform/test-embedded.ts';
import { proofsOf, qrSvg } from '../wire/index.ts';
import { cardCookieLifeMs, type Cards, openCards } from './cards.ts';
import { sqlCardsStore } from './cards-store.ts';

let db: EmbeddedTestDatabase;
let cards: Cards;
let nowMs: InstantMs = 1_790_000_000_000;

beforeAll(async () => {
  db = await embeddedTestDatabase();
  const proofs = proofsOf(randomBytes(32).toString('base64'));
  cards = openCards({ store: sqlCardsStore(db.database), proofs, now: () => nowMs, random: randomBytes });
}, 60_000);
afterAll(() => db.drop(), 60_000);

test('a card is opened by its secret as often as needed, and then by the cookie', async () => {
  const made = await cards.create();
  expect(readCardCode(made.code).ok).toBe(true);
  for (let time = 0; time < 2; time++) {
    const opened = await cards.open(made.secret);
    assert(opened !== null, 'the secret opens');
    expect(await cards.ofCookie(opened.cookie)).toEqual({ card: made.card, code: made.code });
  }
});

test('neither code, card number nor noise is a secret or a cookie', async () => {
  const made = await cards.create();
  for (const noise of [made.code, String(made.card), '', 'x', 'A'.repeat(22), `${made.card}:0000.zzz.${'A'.repeat(43)}`]) {
    expect(await cards.open(noise)).toBeNull();
    expect(await cards.ofCookie(noise)).toBeNull();
  }
});

test('a cookie ends with its time', async () => {
  const opened = await cards.open((await cards.create()).secret);
  assert(opened !== null, 'the secret opens');
  nowMs += cardCookieLifeMs;
  expect(await cards.ofCookie(opened.cookie)).toBeNull();
});

test('a code that is taken is drawn again', async () => {
  const draws = [Buffer.alloc(7, 9), randomBytes(16), Buffer.alloc(7, 9), randomBytes(16), Buffer.alloc(7, 11), randomBytes(16)];
  const again = openCards({ store: sqlCardsStore(db.database), proofs: proofsOf('AAAA'), now: () => nowMs, random: () => draws.shift() ?? Buffer.alloc(0) });
  const [first, second] = [await again.create(), await again.create()];
  expect(second.code).not.toBe(first.code);
});

test('the QR is of version 3 at most, in alphanumeric mode, and drawn compactly', () => {
  const code = drawCardCode(Buffer.alloc(7, 0x5a));
  assert(code !== null, 'not digits alone');
  expect(encode(cardQrText(code), { ecc: 'M' }).version).toBeLessThanOrEqual(3);
  const svg = qrSvg(cardQrText(code), { label: 'Código QR' });
  expect(svg).toMatch(/^<svg [^>]*aria-label="Código QR"/);
  expect(svg.length).toBeLessThan(4000);
});
