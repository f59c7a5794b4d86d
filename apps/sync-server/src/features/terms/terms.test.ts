import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asRevision, type Revision, type RevisionDocument } from '@qoa/shared/rules';
import { sql } from 'kysely';
import { openTestHouse, type TestHouse } from '../../server/test-house.ts';

const dayMs = 86_400_000;
let house: TestHouse;
let first: Revision;
const kysely = (): TestHouse['world']['database']['kysely'] => house.world.database.kysely;

beforeAll(async () => {
  house = await openTestHouse();
  const { body } = await kysely().selectFrom('revisions').select('body').where('programme_id', '=', 1).executeTakeFirstOrThrow();
  first = asRevision(body as RevisionDocument);
  // What was published at the opening has begun.
  house.now.ms += 1000;
}, 60_000);
afterAll(() => house.drop(), 60_000);
beforeEach(() => kysely().deleteFrom('revisions').where('revision', '>', 1).execute());

const get = (url: string, headers: Readonly<Record<string, string>> = {}) => house.app.inject({ method: 'GET', url, headers: { ...headers } });
/** What people read of the page, its markup left out. */
const read = async (url = '/terms/1', headers: Readonly<Record<string, string>> = {}): Promise<string> => (await get(url, headers)).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const publish = (changes: Partial<Revision>, revision = 2) =>
  kysely().insertInto('revisions').values({ programme_id: 1, revision, cpg_id: 1, judged_no: 900_000 + revision, published_ms: house.now.ms, body: JSON.stringify({ ...first, revision, effectiveFromMs: house.now.ms, ...changes }) }).execute();

describe('the terms of a campaign', () => {
  test('are told with the names of its maker and its products, in the language that was asked for', async () => {
    const { name: maker } = await kysely().selectFrom('cpgs').select('name').where('id', '=', first.owner.kind === 'cpg' ? first.owner.cpg : 0).executeTakeFirstOrThrow();
    const { name: product } = await kysely().selectFrom('products').select('name').where('gtin', '=', first.products.products[0] ?? '').executeTakeFirstOrThrow();
    const spanish = await read();
    for (const words of [first.name, `Una promoción de ${maker}`, product, 'Hoy la tienen 3 tiendas.', 'Versión 1', 'premios entregados no suman']) expect(spanish).toContain(words);
    expect(await read('/terms/1?lang=en')).toContain(`A promotion by ${maker}`);
    expect(await read('/terms/1', { 'accept-language': 'en-GB,en;q=0.9,es;q=0.5' })).toContain(`Una promoción de ${maker}`);
  });

  test('stand on a page that runs nothing and is asked for anew', async () => {
    const { headers, body } = await get('/terms/1');
    expect(String(headers['content-security-policy'])).toBe("default-src 'none';base-uri 'none';frame-ancestors 'none';style-src 'self';img-src 'self';form-action 'none'");
    expect(body).not.toMatch(/<script|style="|onclick/);
    expect([headers['cache-control'], headers['content-language'], headers['vary']]).toEqual(['no-cache', 'es', expect.stringContaining('cookie')]);
    expect((await get('/terms/terms.css')).headers['content-type']).toContain('text/css');
  });

  test('a change that is published is told beside what holds until then, and takes its place', async () => {
    await publish({ name: 'Sellos de invierno', effectiveFromMs: house.now.ms + 3 * dayMs, limits: [{ of: { kind: 'units', unit: 'stamp' }, max: 7, per: 'week', scope: { kind: 'campaign' }, holder: 'card' }] });
    const before = await read();
    expect([before.includes('Cambia el'), before.includes('máximo 7'), before.includes('Versión 1,')]).toEqual([true, true, true]);
    const said = (await get('/terms/1')).body.matchAll(/<strong>([^<]+)</g);
    expect([...said].map(([, line]) => line)).toEqual(['Máximo 7 sellos a la semana.', 'La semana empieza el lunes.']);
    house.now.ms += 3 * dayMs;
    const after = await read();
    expect([after.includes('Cambia el'), after.includes('Sellos de invierno'), after.includes('Versión 2,')]).toEqual([false, true, true]);
    house.now.ms -= 3 * dayMs;
  });

  test('of two changes that are planned the nearest is told', async () => {
    await publish({ name: 'Sellos de otoño', effectiveFromMs: house.now.ms + 3 * dayMs });
    await publish({ name: 'Sellos de invierno', effectiveFromMs: house.now.ms + 9 * dayMs }, 3);
    const told = await read();
    expect([told.includes('Sellos de otoño'), told.includes('Sellos de invierno')]).toEqual([true, false]);
  });

  test.each([
    ['paused', { state: 'paused' as const }, 'Está en pausa: por ahora no suma.'],
    ['ended', { state: 'ended' as const }, 'Ya terminó: ya no suma.'],
    ['over by its date', { endsAtMs: 1 }, 'Ya terminó: ya no suma.'],
    ['paused before it began', { state: 'paused' as const, startsAtMs: 1_800_000_000_000 }, 'Está en pausa: por ahora no suma.'],
    ['not begun', { startsAtMs: 1_800_000_000_000 }, 'Aún no empieza. Vale desde el 15 de enero de 2027.'],
  ])('one that is %s says so', async (_, changes, words) => {
    await publish(changes);
    expect(await read()).toContain(words);
  });

  test('one that a single store has says so', async () => {
    const taking = await kysely().selectFrom('store_programmes').selectAll().where('programme_id', '=', 1).execute();
    await kysely().deleteFrom('store_programmes').where('programme_id', '=', 1).where('store_id', '!=', taking[0]?.store_id ?? 0).execute();
    const told = await read();
    await kysely().insertInto('store_programmes').values(taking.slice(1)).execute();
    expect(told).toContain('Hoy la tiene 1 tienda.');
  });

  test('one that has not begun is told as what is to come', async () => {
    await publish({ startsAtMs: 1_800_000_000_000 });
    const told = await read();
    expect(['La van a tener 3 tiendas.', 'Hoy la tienen', 'Versión 2, vigente desde el 15 de enero de 2027'].map((words) => told.includes(words))).toEqual([true, false, true]);
  });

  test('one that ended says until when prizes can be had', async () => {
    await publish({ state: 'ended', redeemUntilMs: Date.UTC(2026, 11, 24, 6) });
    expect(await read()).toContain('Puedes canjear hasta el 23 de diciembre de 2026.');
  });

  test('a store’s own is told with its name', async () => {
    const { id, name } = await kysely().selectFrom('stores').select(['id', 'name']).orderBy('id').executeTakeFirstOrThrow();
    await publish({ owner: { kind: 'store', store: id as never } });
    expect(await read()).toContain(`Una promoción de ${name}`);
  });

  test('law own tenant: stores that were chosen, one by one or by a list, are told by neither name nor list', async () => {
    const { id, name } = await kysely().selectFrom('stores').select(['id', 'name']).orderBy('id').executeTakeFirstOrThrow();
    await publish({ stores: { stores: [], lists: ['piloto-secreto'], types: [], cities: [], states: [], countries: [] } });
    const listed = await read();
    expect([listed.includes('piloto-secreto'), listed.includes(name), listed.includes('en las tiendas participantes')]).toEqual([false, false, true]);
    await kysely().deleteFrom('revisions').where('revision', '=', 2).execute();
    await publish({ stores: { stores: [id as never], lists: [], types: [], cities: [], states: [], countries: [] } });
    const chosen = await read();
    expect([chosen.includes(name), chosen.includes('en las tiendas participantes')]).toEqual([false, true]);
  });

  test('law own tenant: one that no store ever took part in is told to nobody who counts through the numbers; what was open once is read for ever', async () => {
    const without = async (): Promise<number> => {
      const { rows } = await sql<{ readonly store_id: number }>`DELETE FROM store_programmes WHERE programme_id = 1 RETURNING store_id`.execute(kysely());
      const { statusCode } = await get('/terms/1');
      for (const { store_id } of rows) await kysely().insertInto('store_programmes').values({ store_id, programme_id: 1, cpg_id: 1, joined_no: 1 }).execute();
      return statusCode;
    };
    expect(await without()).toBe(200);
    await sql`DELETE FROM campaign_steps WHERE campaign_id = 1 AND fact->>'fact' = 'StoreJoined'`.execute(kysely());
    expect([await without(), (await get('/terms/1')).statusCode]).toEqual([404, 200]);
  });

  test('one that was called off before it began says so', async () => {
    await kysely().updateTable('revisions').set({ body: JSON.stringify({ ...first, startsAtMs: 1_800_000_000_000 }) }).where('programme_id', '=', 1).execute();
    await publish({ state: 'ended', startsAtMs: 1_800_000_000_000 });
    const told = await read();
    expect(['Se retiró antes de empezar: no sumó ni va a sumar.', 'terminó', 'Hoy la tienen', 'vigente desde'].map((words) => told.includes(words))).toEqual([true, false, false, false]);
    await kysely().updateTable('revisions').set({ body: JSON.stringify(first) }).where('programme_id', '=', 1).execute();
  });

  test('words of a campaign are never markup', async () => {
    await publish({ name: '<img src=x onerror=alert(1)>' });
    expect((await get('/terms/1')).body).not.toContain('<img');
  });
});

describe('a link to no campaign', () => {
  test.each(['999', '0', '-1', 'x', '1e3', '99999999999', '%00'])('/terms/%s is told in words to a browser, by a code to a program', async (id) => {
    const page = await get(`/terms/${id}`, { accept: 'text/html,*/*', 'accept-language': 'es-MX' });
    expect([page.statusCode, page.body.includes('No encontramos esa promoción')]).toEqual([404, true]);
    const program = await get(`/terms/${id}`);
    expect([program.statusCode, program.json().error.code]).toEqual([404, 'ROUTE_UNKNOWN']);
  });
});
