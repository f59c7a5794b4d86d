import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';

const issuers = 16;
const holders = 1000;
const connections = 8;

/**
 * Transfers a second by pgledger (one SQL file of pgr0ss/pgledger), each in a transaction with an idempotency row of its own, as an
 * application that must not count twice would write it. Many issuing accounts and many connections, so that it is not held up by one row.
 */
export const pgledgerRate = async (url: string, sqlPath: string, transfers: number): Promise<number> => {
  const clients = await Promise.all(Array.from({ length: connections }, () => opened(url)));
  try {
    return await rateOf(clients, [await ulidOf(sqlPath), await readFile(sqlPath, 'utf8')], transfers);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
};

const rateOf = async (clients: readonly pg.Client[], schema: readonly string[], transfers: number): Promise<number> => {
  const [first] = clients;
  if (first === undefined) return 0;
  for (const text of schema) await first.query(text);
  await first.query('CREATE TABLE idempotency (source bytea, seq bigint, PRIMARY KEY (source, seq))');
  const accounts = await first.query<{ id: string }>(`SELECT a.id FROM generate_series(1, ${issuers + holders}) n, LATERAL pgledger_create_account('account ' || n, 'STAMP') a`);
  const ids = accounts.rows.map(({ id }) => id);
  let next = 0;
  const beganMs = performance.now();
  await Promise.all(
    clients.map(async (client, lane) => {
      const source = Buffer.alloc(8, lane);
      for (let at = next++; at < transfers; at = next++) await client.query({ ...transfer, values: [source, at, ids[at % issuers] ?? '', ids[issuers + ((at * 7919) % holders)] ?? ''] });
    }),
  );
  return transfers / ((performance.now() - beganMs) / 1000);
};

/** The function that makes its ids stands in a second file beside it; without that file a cheaper one does. */
const ulidOf = (sqlPath: string): Promise<string> =>
  readFile(join(dirname(sqlPath), 'vendor/scoville-pgsql-ulid/uuid-to-ulid.sql'), 'utf8').catch(() => "CREATE FUNCTION uuid_to_ulid(id uuid) RETURNS text LANGUAGE sql AS $$ SELECT replace(id::text, '-', '') $$");

// One statement is one transaction and one round trip: the least that an application can do.
const transfer = {
  name: 'transfer',
  text: 'WITH once AS (INSERT INTO idempotency VALUES ($1, $2) RETURNING 1) SELECT t.id FROM once, LATERAL pgledger_create_transfer($3, $4, 1) t',
};

const opened = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
};
