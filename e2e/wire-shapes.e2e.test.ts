import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  balanceRowSchema,
  campaignRowSchema,
  cardSaleRowSchema,
  cardSessionResponseSchema,
  consoleSaleRowSchema,
  custodyRowSchema,
  joinedRowSchema,
  outlookSchema,
  parseAs,
  productRowSchema,
  pullResponseSchema,
  storeRowSchema,
  storeSaleRowSchema,
  syncHealthSchema,
} from '@qoa/shared/protocol';
import { enrol, type StrangersDevice } from '../golden/stranger/device.ts';
import { startServer, type RunningServer } from './support/server.ts';

// What the real server sends is what the schemas say, for every reader and every kind of row.
let server: RunningServer;
let device: StrangersDevice;

beforeAll(async () => {
  server = await startServer();
  const demo = await server.demo();
  const promoted = demo.products.find(({ isPromoted }) => isPromoted)?.gtin ?? '';
  device = await enrol(server.url, demo.stores[0]?.enrolCode ?? '');
  const lines = [{ product: { gtin: promoted }, quantity: 1000, amountCents: 1850 }, { product: { raw: 'Pan dulce' }, quantity: 350, amountCents: null }];
  const sales = [device.sell({ card: demo.cards[0]?.code ?? '', lines }), device.sell({ card: null, lines })];
  const newer = device.bodyOf(3, lines);
  newer.writeUInt8(0x34, 0);
  await device.push([...sales, device.seal(newer)], { nextSeq: 4, kept: [[1, 3]] });
});
afterAll(() => server.close());

const kindsByScope = {
  store: { sale: storeSaleRowSchema, custody: custodyRowSchema, balance: balanceRowSchema, store: storeRowSchema, joined: joinedRowSchema },
  card: { sale: cardSaleRowSchema, balance: balanceRowSchema },
  programme: { campaign: campaignRowSchema },
  catalogue: { product: productRowSchema },
} as const;

test.each([
  ['from nothing', {}],
  ['from the first number', { 'store:1': 0, 'programme:1': 0, catalogue: 0 }],
])('a device pulls %s: every row is of its schema', async (_, after) => {
  const token = await device.token();
  const known = await pulled({ authorization: `Bearer ${token}` }, { epoch: device.epoch, after, limit: 500 });
  for (const { scope, rows } of known.pages) {
    const kinds: Readonly<Record<string, Parameters<typeof parseAs>[0]>> = Object.entries(kindsByScope).find(([name]) => scope.startsWith(name))?.[1] ?? {};
    for (const { kind, body } of rows) {
      const schema = kinds[kind];
      if (schema === undefined) throw new Error(`${scope} holds a ${kind}, which docs/protocol/pull.md does not name`);
      expect([kind, parseAs(schema, body)]).toEqual([kind, { ok: true, value: body }]);
    }
  }
  const kinds = new Set(known.pages.flatMap(({ rows }) => rows.map(({ kind }) => kind)));
  expect([...kinds]).toEqual(expect.arrayContaining(['sale', 'joined', 'campaign', 'product']));
});

test('a card’s page opens its session and pulls rows of their schemas', async () => {
  const secret = new URL((await server.demo()).cards[0]?.url ?? '').hash.slice(1);
  const opened = await fetch(`${server.url}/v1/card/session`, { method: 'POST', headers, body: JSON.stringify({ secret }) });
  expect(parseAs(cardSessionResponseSchema, await opened.json()).ok).toBe(true);
  const { pages } = await pulled({ cookie: cookiesOf(opened), ...headers }, { epoch: null, after: {}, limit: 500 }, '?as=card');
  const own = pages.find(({ scope }) => scope.startsWith('card:'));
  for (const { kind, body } of own?.rows ?? []) expect([kind, parseAs(kind === 'sale' ? cardSaleRowSchema : balanceRowSchema, body)]).toEqual([kind, { ok: true, value: body }]);
  expect(own?.rows.map(({ kind }) => kind).sort()).toEqual(['balance', 'sale']);
});

test('a device and the card’s own page read the same outlook of its schema, and its terms are there', async () => {
  const [card] = (await server.demo()).cards;
  const opened = await fetch(`${server.url}/v1/card/session`, { method: 'POST', headers, body: JSON.stringify({ secret: new URL(card?.url ?? '').hash.slice(1) }) });
  const asked: readonly (readonly [string, RequestInit])[] = [
    ['/v1/outlook', { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await device.token()}` }, body: JSON.stringify({ card: card?.code }) }],
    ['/v1/card/outlook', { headers: { cookie: cookiesOf(opened) } }],
  ];
  const outlooks = await Promise.all(asked.map(async ([path, request]) => (await fetch(server.url + path, request)).json()));
  for (const outlook of outlooks) expect(parseAs(outlookSchema, outlook)).toEqual({ ok: true, value: outlook });
  const [told, known] = outlooks.map(({ campaigns }) => campaigns);
  // What the card used is told to the store alone, whose phone previews by it; its holder is told what is left.
  expect(told.map(({ used }: { readonly used?: string }) => typeof used)).toEqual(['string']);
  expect(told).toEqual(known.map((campaign: object) => ({ ...campaign, used: told[0].used })));
  expect(told).toMatchObject([{ units: [{ kind: 'stamp', balance: 1 }] }]);
  expect((await fetch(`${server.url}/terms/${told[0].campaign}`)).status).toBe(200);
});

test('the console reads health and the journal in their schemas', async () => {
  const { admin } = await server.demo();
  const signedIn = await fetch(`${server.url}/v1/admin/session`, { method: 'POST', headers, body: JSON.stringify(admin) });
  const cookie = cookiesOf(signedIn);
  const health: unknown = await (await fetch(`${server.url}/v1/admin/sync-health`, { headers: { cookie } })).json();
  expect(parseAs(syncHealthSchema, health)).toEqual({ ok: true, value: health });
  const { pages } = await pulled({ cookie, ...headers }, { epoch: null, after: {}, limit: 500 }, '?as=console');
  const sales = pages.flatMap(({ rows }) => rows).filter(({ kind }) => kind === 'sale');
  for (const { body } of sales) expect(parseAs(consoleSaleRowSchema, body)).toEqual({ ok: true, value: body });
  expect(sales.length).toBe(3);
});

const headers = { 'content-type': 'application/json', get origin(): string { return server.url; } };
const cookiesOf = (answer: Response): string => answer.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');

const pulled = async (proof: Readonly<Record<string, string>>, message: object, query = ''): Promise<{ readonly pages: readonly { readonly scope: string; readonly rows: readonly { readonly kind: string; readonly body: unknown }[] }[] }> => {
  const answer = await fetch(`${server.url}/v1/pull${query}`, { method: 'POST', headers: { 'content-type': 'application/json', ...proof }, body: JSON.stringify(message) });
  const body: unknown = await answer.json();
  const read = parseAs(pullResponseSchema, body);
  expect(read).toEqual({ ok: true, value: body });
  return read.ok ? read.value : { pages: [] };
};
